import { describe, expect, it } from 'vitest';
import { SecureGateway } from '../../lib/constructs/index.js';
import type { AwsReferences, ShardPlan } from '../../lib/plan/index.js';
import { petsPlan, petsShard } from './fixture.js';
import { only, stubBundle, synthesize } from './synthesize.js';

const authorizerBundle = stubBundle();

/** The pets, split: the rest, cats, and big cats below them. */
function shards(references: AwsReferences): ShardPlan[] {
  const shard = (basePath: string) =>
    petsShard(references, {
      name: basePath === '' ? 'pets' : `pets-${basePath.replaceAll('/', '-')}`,
      basePath,
      stageVariables: { basePath: `/${basePath}` },
      planMethods: { free: [{ path: `/${basePath}/GET`, throttle: { rate: 1, burst: 1 } }] },
    });
  return [shard(''), shard('cats'), shard('cats/big')];
}

const json = synthesize((stack) => {
  new SecureGateway(stack, 'gateway', {
    plan: (references) => ({
      value: petsPlan(references, { shards: shards(references) }),
      diagnostics: [],
    }),
    authorizerBundle,
  });
});
const all = (type: string) => Object.entries(json.resource[type] ?? {});
const attributes = (type: string) => all(type).map(([, attribute]) => attribute);

describe('a gateway of several shards', () => {
  it.each([
    ['aws_api_gateway_rest_api', 3],
    ['aws_api_gateway_deployment', 3],
    ['aws_api_gateway_stage', 3],
    ['aws_wafv2_web_acl_association', 3],
    // A permission for the function and one for the authorizer, and two entries of method settings, for each.
    ['aws_lambda_permission', 6],
    ['aws_api_gateway_method_settings', 6],
    ['aws_kms_key', 1],
    ['aws_wafv2_web_acl', 1],
    ['aws_lambda_function', 1],
    ['aws_secretsmanager_secret', 1],
    ['aws_api_gateway_domain_name', 1],
    ['aws_api_gateway_usage_plan', 2],
    ['aws_api_gateway_api_key', 2],
    // Access, web ACL and the function once; execution for each.
    ['aws_cloudwatch_log_group', 6],
  ])('makes of %s %d', (type, count) => {
    expect(all(type)).toHaveLength(count);
  });

  it('leaves the addresses of the rest as they are without shards', () => {
    const names = all('aws_api_gateway_rest_api').map(([name]) => name.replace(/_[^_]*$/, ''));
    expect(names.sort()).toEqual([
      'gateway_api',
      'gateway_shard-cats_api',
      'gateway_shard-catsbig_api',
    ]);
  });

  it('names what guards a stage after its shard, which stays when another one goes', () => {
    const names = all('aws_wafv2_web_acl_association').map(([name]) =>
      name.replace(/^gateway_waf_|_[^_]*$/g, ''),
    );
    expect(names.sort()).toEqual([
      'association',
      'association-shard-cats',
      'association-shard-catsbig',
    ]);
  });

  it('counts a key over all stages: one plan for the three of them', () => {
    const [free] = attributes('aws_api_gateway_usage_plan').filter((one) => one['name'] === 'free');
    expect(free?.['api_stages']).toMatchObject([
      { throttle: [{ path: '//GET' }] },
      { throttle: [{ path: '/cats/GET' }] },
      { throttle: [{ path: '/cats/big/GET' }] },
    ]);
  });

  it('maps base paths below that of the domain, those of several segments by the newer API', () => {
    const mappings = attributes('aws_api_gateway_base_path_mapping').map((one) => one['base_path']);
    expect(mappings).toEqual(['shop']);
    const deep = attributes('aws_apigatewayv2_api_mapping').map((one) => one['api_mapping_key']);
    expect(deep.sort()).toEqual(['shop/cats', 'shop/cats/big']);
  });

  it('deploys a shard without what it gave away only once that is mapped elsewhere', () => {
    const waits = Object.fromEntries(
      all('aws_api_gateway_deployment').map(([name, one]) => [
        name.replace(/_deployment.*$/, ''),
        ((one['depends_on'] as string[]) ?? [])
          .filter((address) => address.includes('_mapping'))
          .map((address) => address.replace(/^.*_mapping-|_[^_]*$/g, '')),
      ]),
    );
    expect(waits).toEqual({
      'gateway_shard-catsbig': [],
      'gateway_shard-cats': ['shopcatsbig'],
      gateway: ['shopcatsbig', 'shopcats'],
    });
  });

  it('tells each stage its base path, and none of a gateway of one', () => {
    expect(attributes('aws_api_gateway_stage').map((one) => one['variables'])).toEqual(
      expect.arrayContaining([{ basePath: '/' }, { basePath: '/cats' }, { basePath: '/cats/big' }]),
    );
    const whole = synthesize((stack) => {
      new SecureGateway(stack, 'gateway', {
        plan: (references) => ({ value: petsPlan(references), diagnostics: [] }),
        authorizerBundle,
      });
    });
    expect(only(whole, 'aws_api_gateway_stage')['variables']).toBeUndefined();
  });
});
