// Settings belong to a stage by reference, or by its name together with its API; a name alone says nothing.

import { describe, expect, it } from 'vitest';
import { readTerraform, settingsForAll } from '../../../lib/policy/terraform/index.js';
import { Location, SourceFile } from '../../../lib/source/index.js';

const ID = '${aws_api_gateway_rest_api.main.id}';
const NAME = '${aws_api_gateway_stage.main.stage_name}';

function settings(
  given: object,
  stage: object = { stage_name: 'v1', rest_api_id: ID },
): { found: number; unsure: boolean } {
  const json = {
    variable: { stage: {}, path: {} },
    resource: {
      aws_api_gateway_rest_api: { main: {}, other: {} },
      aws_api_gateway_stage: { main: stage },
      aws_api_gateway_method_settings: { one: { method_path: '*/*', ...given } },
    },
  };
  const source = new SourceFile('main.tf.json', '/main.tf.json', JSON.stringify(json));
  const graph = readTerraform(json, (path) => new Location(source, path));
  const [main] = graph.ofType('aws_api_gateway_stage');
  if (!main) throw new Error('no stage');
  const { found, unsure } = settingsForAll(main, graph);
  return { found: found.length, unsure };
}

describe('settingsForAll', () => {
  it.each([
    ['by reference', { stage_name: NAME }],
    ['by name and API', { stage_name: 'v1', rest_api_id: ID }],
  ])('finds those of the stage %s', (_, given) => {
    expect(settings(given)).toEqual({ found: 1, unsure: false });
  });

  it('finds them by name and id of the API', () => {
    const stage = { stage_name: 'v1', rest_api_id: 'a1b2c3' };
    expect(settings({ stage_name: 'v1', rest_api_id: 'a1b2c3' }, stage)).toEqual({
      found: 1,
      unsure: false,
    });
  });

  it.each([
    ['another API', { stage_name: 'v1', rest_api_id: '${aws_api_gateway_rest_api.other.id}' }],
    ['another stage', { stage_name: 'v2', rest_api_id: ID }],
    ['one method', { stage_name: NAME, method_path: 'orders/GET' }],
  ])('leaves those of %s', (_, given) => {
    expect(settings(given)).toEqual({ found: 0, unsure: false });
  });

  it.each([
    ['a stage', { stage_name: '${var.stage}', rest_api_id: ID }],
    ['a method', { stage_name: NAME, method_path: '${var.path}' }],
  ])('is unsure of settings for %s that is not known', (_, given) => {
    expect(settings(given)).toEqual({ found: 0, unsure: true });
  });
});
