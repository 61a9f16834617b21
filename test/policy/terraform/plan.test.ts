// A plan's JSON: modules, instances, what is known after apply, and references over variables and outputs.

import { describe, expect, it } from 'vitest';
import { inFile, isUnknown, readTerraform } from '../../../lib/policy/index.js';
import { SourceFile } from '../../../lib/source/index.js';

const read = (json: object) =>
  readTerraform(json, inFile(new SourceFile('plan.json', '/plan.json', JSON.stringify(json))));
const planned = (address: string, values: object = {}, mode = 'managed') => {
  const [name = '', type = ''] = address
    .replaceAll(/\[[^\]]*\]/g, '')
    .split('.')
    .reverse();
  return { address, mode, type, name, values };
};
const refersTo = (...references: string[]) => ({ references });

const plan = {
  planned_values: {
    root_module: {
      resources: [planned('aws_api.main', { name: 'a' })],
      child_modules: [
        {
          address: 'module.live["eu"]',
          resources: [
            planned('module.live["eu"].aws_stage.s[0]', { name: 's', tags: { a: 'b' } }),
            planned('module.live["eu"].aws_log.l["x"]', {}),
            planned('module.live["eu"].aws_log.l["y"]', {}),
          ],
        },
      ],
    },
  },
  resource_changes: [
    { address: 'aws_api.main', change: { after_unknown: { id: true } } },
    {
      address: 'module.live["eu"].aws_stage.s[0]',
      change: { after_unknown: { api: true, tags: {}, log: [{ arn: true }] } },
    },
  ],
  prior_state: {
    values: { root_module: { resources: [planned('data.aws_doc.d', { json: '{}' }, 'data')] } },
  },
  configuration: {
    root_module: {
      resources: [{ address: 'aws_api.main', expressions: {} }],
      outputs: {},
      module_calls: {
        live: {
          expressions: { api_id: refersTo('aws_api.main.id', 'aws_api.main') },
          module: {
            resources: [
              {
                address: 'aws_stage.s',
                expressions: {
                  api: refersTo('var.api_id'),
                  log: [{ arn: refersTo('module.logs.arn', 'module.logs') }],
                },
              },
            ],
            module_calls: {
              logs: {
                module: {
                  outputs: { arn: { expression: refersTo('aws_group.g.arn', 'aws_group.g') } },
                  resources: [],
                },
              },
            },
          },
        },
      },
    },
  },
};

describe('a plan', () => {
  const graph = read(plan);
  const stage = graph.ofType('aws_stage')[0];

  it('has the resources of every module and instance, at their places', () => {
    expect(graph.kind).toBe('plan');
    expect(graph.resources.map(({ address, configAddress }) => [address, configAddress])).toEqual([
      ['aws_api.main', 'aws_api.main'],
      ['module.live["eu"].aws_stage.s[0]', 'module.live.aws_stage.s'],
      ['module.live["eu"].aws_log.l["x"]', 'module.live.aws_log.l'],
      ['module.live["eu"].aws_log.l["y"]', 'module.live.aws_log.l'],
    ]);
    expect(stage?.at('name').pointer).toBe(
      '/planned_values/root_module/child_modules/0/resources/0/values/name',
    );
  });

  it('says what is known after apply, in blocks as well', () => {
    expect(stage?.get('name')).toBe('s');
    expect(stage?.get('tags', 'a')).toBe('b');
    expect([stage?.get('api'), stage?.get('log', 'arn')].map(isUnknown)).toEqual([true, true]);
  });

  it('has references through variables and outputs', () => {
    expect(stage?.references('api')).toEqual([{ address: 'aws_api.main', attribute: 'id' }]);
    expect(stage?.references('log', 0, 'arn')).toEqual([
      { address: 'module.live.module.logs.aws_group.g', attribute: 'arn' },
    ]);
  });

  it('has the data sources that were read while planning', () => {
    expect(graph.data.map(({ address, values }) => [address, values])).toEqual([
      ['data.aws_doc.d', { json: '{}' }],
    ]);
  });

  it('ends where modules pass a variable in a circle', () => {
    const circle = {
      planned_values: { root_module: { resources: [planned('module.m.aws_a.b', {})] } },
      configuration: {
        root_module: {
          module_calls: {
            m: {
              expressions: { v: refersTo('module.m.o') },
              module: {
                outputs: { o: { expression: refersTo('var.v') } },
                resources: [{ address: 'aws_a.b', expressions: { x: refersTo('var.v') } }],
              },
            },
          },
        },
      },
    };
    expect(read(circle).resources[0]?.references('x')).toEqual([]);
  });
});
