import { describe, expect, it } from 'vitest';
import { Deployment, Environment, RestApi, type RestApiProps } from '../../lib/constructs/index.js';
import { only, synthesize, type TerraformJson } from './synthesize.js';

const body = { openapi: '3.0.1', info: { version: '1', title: 'a' } };

function make(props: Partial<RestApiProps> = {}) {
  return synthesize((stack) => {
    const api = new RestApi(stack, 'api', {
      name: 'a',
      body,
      endpoint: { type: 'regional' },
      ...props,
    });
    new Deployment(stack, 'deployment', { api });
  });
}

const apiOf = (props?: Partial<RestApiProps>) => only(make(props), 'aws_api_gateway_rest_api');
/** The text that both the API and its import refer to. */
const bodyOf = (props?: Partial<RestApiProps>) => localOf(make(props));
const triggersOf = (props?: Partial<RestApiProps>) =>
  only(make(props), 'aws_api_gateway_deployment')['triggers'];

function localOf(json: TerraformJson): unknown {
  const reference = String(only(json, 'aws_api_gateway_rest_api')['body']);
  expect(only(json, 'aws_api_gateway_rest_api_put')['body']).toBe(reference);
  return json.locals?.[/^\$\{local\.(\w+)\}$/.exec(reference)?.[1] ?? ''];
}

describe('RestApi', () => {
  it('imports the body with sorted keys and sets what the provider would otherwise leave open', () => {
    expect(apiOf()).toEqual({
      '//': expect.anything(),
      name: 'a',
      body: expect.stringMatching(/^\$\{local\./),
      endpoint_configuration: {
        types: ['REGIONAL'],
        ip_address_type: 'ipv4',
      },
      put_rest_api_mode: 'overwrite',
      fail_on_warnings: true,
      parameters: { ignore: 'documentation' },
      lifecycle: {
        create_before_destroy: true,
        ignore_changes: ['body', 'parameters', 'put_rest_api_mode', 'fail_on_warnings'],
      },
    });
    expect(bodyOf()).toBe('{"info":{"title":"a","version":"1"},"openapi":"3.0.1"}');
  });

  it('imports later bodies through a resource of their own: a failed update of the API would count as done', () => {
    const json = make();
    expect(only(json, 'aws_api_gateway_rest_api_put')).toMatchObject({
      rest_api_id: expect.stringMatching(/^\$\{aws_api_gateway_rest_api\.\w+\.id\}$/),
      fail_on_warnings: true,
      parameters: { ignore: 'documentation' },
    });
    expect(only(json, 'aws_api_gateway_deployment')['depends_on']).toEqual([
      expect.stringMatching(/^aws_api_gateway_rest_api_put\.\w+$/),
    ]);
  });

  it('says in the body what an import would otherwise take off', () => {
    const server = {
      url: '/',
      'x-amazon-apigateway-endpoint-configuration': { vpcEndpointIds: ['v'] },
    };
    const text = bodyOf({
      body: { ...body, servers: [server] },
      policy: { Statement: [] },
      binaryMediaTypes: ['image/png'],
      disableExecuteApiEndpoint: true,
    });
    expect(JSON.parse(String(text))).toEqual({
      ...body,
      servers: [
        {
          url: '/',
          'x-amazon-apigateway-endpoint-configuration': {
            vpcEndpointIds: ['v'],
            disableExecuteApiEndpoint: true,
          },
        },
      ],
      'x-amazon-apigateway-policy': { Statement: [] },
      'x-amazon-apigateway-binary-media-types': ['image/png'],
    });
  });

  it('overwrites a private API too: a merge would keep the paths that are gone', () => {
    expect(apiOf({ endpoint: { type: 'private', vpcEndpoints: ['vpce-1'] } })).toMatchObject({
      endpoint_configuration: {
        types: ['PRIVATE'],
        ip_address_type: 'dualstack',
        vpc_endpoint_ids: ['vpce-1'],
      },
      put_rest_api_mode: 'overwrite',
    });
  });

  it.each([
    [true, true],
    [false, undefined],
  ])('writes disable_execute_api_endpoint only when it is true (%s)', (given, want) => {
    expect(apiOf({ disableExecuteApiEndpoint: given })['disable_execute_api_endpoint']).toBe(want);
  });

  it('sets the policy explicitly', () => {
    expect(apiOf({ policy: { Version: '2012-10-17', Statement: [] } })['policy']).toBe(
      '{"Statement":[],"Version":"2012-10-17"}',
    );
  });
});

describe('Deployment', () => {
  it('is made anew when the body changes', () => {
    expect(triggersOf({ body: { openapi: '3.0.1' } })).not.toEqual(triggersOf());
  });

  it('is made anew when the policy changes', () => {
    expect(triggersOf({ policy: { Statement: [] } })).not.toEqual(triggersOf());
  });

  it.each([
    ['the name', { name: 'b' }],
    ['the description', { description: 'b' }],
    ['tags', { tags: { a: 'b' } }],
    ['the order of keys', { body: { info: { title: 'a', version: '1' }, openapi: '3.0.1' } }],
  ])('stays when only %s changes', (_name, props) => {
    expect(triggersOf(props)).toEqual(triggersOf());
  });

  it('hashes a body without tokens here, and never deletes before the stage has moved on', () => {
    expect(only(make(), 'aws_api_gateway_deployment')).toMatchObject({
      triggers: { body: 'a1397f024a9065d2192b09f161045cb0f2c38697' },
      lifecycle: { create_before_destroy: true },
    });
  });

  it('lets Terraform hash a body with tokens', () => {
    const json = synthesize((stack) => {
      const { region } = new Environment(stack, 'environment');
      const api = new RestApi(stack, 'api', {
        name: 'a',
        body: { region },
        endpoint: { type: 'edge' },
      });
      new Deployment(stack, 'deployment', { api });
    });
    expect(localOf(json)).toBe('{"region":"${data.aws_region.environment_region_16D164AE.id}"}');
    expect(only(json, 'aws_api_gateway_deployment')['triggers']).toEqual({
      body: expect.stringMatching(/^\$\{sha1\(local\.api_body_\w+\)\}$/),
    });
  });
});
