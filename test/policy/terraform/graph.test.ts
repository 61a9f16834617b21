// How resources refer to one another: certain, certain not, or unsure.

import { describe, expect, it } from 'vitest';
import { inFile, readTerraform } from '../../../lib/policy/index.js';
import { SourceFile } from '../../../lib/source/index.js';

const read = (json: object) =>
  readTerraform(
    json,
    inFile(new SourceFile('main.tf.json', '/main.tf.json', JSON.stringify(json))),
  );

describe('linked', () => {
  const linked = (argument: unknown, api: object = {}) => {
    const graph = read({
      variable: { v: {} },
      data: { aws_api: { d: {} } },
      resource: { aws_api: { main: api, other: {} }, aws_stage: { s: { api: argument } } },
    });
    const [main] = graph.ofType('aws_api');
    if (!main) throw new Error('there is no API');
    const { found, unsure } = graph.linked(main, 'aws_stage', 'api');
    return [found.map(({ address }) => address), unsure];
  };
  it.each<[string, unknown, object, unknown]>([
    ['a reference', '${aws_api.main.id}', {}, [['aws_stage.s'], false]],
    ['a reference inside a text', 'x/${aws_api.main.id}/y', {}, [['aws_stage.s'], false]],
    ['a reference to another', '${aws_api.other.id}', {}, [[], false]],
    ['a name that both know', 'orders', { name: 'orders' }, [['aws_stage.s'], false]],
    ['another name', 'carts', { name: 'orders' }, [[], false]],
    ['a variable', '${var.v}', {}, [[], true]],
    ['a data source', '${data.aws_api.d.id}', {}, [[], true]],
    ['nothing', undefined, {}, [[], false]],
  ])('%s', (_, argument, api, want) => {
    expect(linked(argument, api)).toEqual(want);
  });

  it('joins instances of the same key', () => {
    const resource = (address: string) => {
      const [type = '', name = ''] = address.replace(/\[.*/, '').split('.');
      return { address, mode: 'managed', type, name, values: {} };
    };
    const graph = read({
      planned_values: {
        root_module: {
          resources: [
            'aws_api.m["a"]',
            'aws_api.m["b"]',
            'aws_stage.s["a"]',
            'aws_stage.s["b"]',
          ].map(resource),
        },
      },
      configuration: {
        root_module: {
          resources: [
            { address: 'aws_stage.s', expressions: { api: { references: ['aws_api.m'] } } },
          ],
        },
      },
    });
    const [a] = graph.ofType('aws_api');
    const [, stage] = graph.ofType('aws_stage');
    expect(a && graph.linked(a, 'aws_stage', 'api').found.map(({ address }) => address)).toEqual([
      'aws_stage.s["a"]',
    ]);
    expect(stage && graph.targets(stage, 'api').map(({ address }) => address)).toEqual([
      'aws_api.m["b"]',
    ]);
  });
});
