import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { App, TerraformStack } from 'cdktf';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AwsReferences, GatewayPlan, ShardPlan } from '../../lib/plan/index.js';
import { BaselineStack } from '../../stacks/baseline-stack.js';
import { GatewayStack } from '../../stacks/gateway-stack.js';
import { petsBody, petsPlan, petsShard } from '../constructs/fixture.js';
import { emptyFolder, stubBundle } from '../constructs/synthesize.js';
import { findTerraform, offline, type Terraform } from './terraform.js';

const found = findTerraform();
if ('missing' in found) console.warn(`Terraform tests are skipped: ${found.missing}`);

const authorizerBundle = stubBundle();

/** Variants of the fixture: each must be valid and must be planned without AWS. */
const plans: Readonly<Record<string, (references: AwsReferences) => GatewayPlan>> = {
  'all parts': (references) => petsPlan(references),
  'only what must be': (references) => bare(references),
  'private, with a policy': (references) =>
    bare(references, {
      endpoint: { type: 'private', vpcEndpoints: ['vpce-0123456789abcdef0'] },
      policy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: '*',
            Action: 'execute-api:Invoke',
            Resource: `arn:${references.partition}:execute-api:${references.region}:${references.accountId}:*/*`,
          },
        ],
      },
    }),
  'several shards': (references) =>
    petsPlan(references, {
      shards: ['', 'cats', 'cats/big'].map((basePath) =>
        petsShard(references, { basePath, stageVariables: { basePath: `/${basePath}` } }),
      ),
    }),
  edge: (references) =>
    petsPlan(references, {
      endpoint: { type: 'edge' },
      domain: {
        name: 'a.example.com',
        certificate:
          'arn:aws:acm:us-east-1:111122223333:certificate/0f3c2c4e-0000-4000-8000-000000000000',
        zone: 'Z1',
      },
    }),
};

describe.skipIf('missing' in found)('Terraform', () => {
  const { terraform } = found as { terraform: Terraform };

  describe.each(Object.keys(plans))('given a gateway with %s', (name) => {
    let folder = '';
    beforeAll(() => {
      folder = gatewayFolder(terraform, (references) => (plans[name] ?? petsPlan)(references));
    });

    it('finds it valid', () => {
      const { stdout } = terraform.run(folder, 'validate', '-json');
      expect(JSON.parse(stdout)).toMatchObject({ valid: true, diagnostics: [] });
    });

    it('plans it without AWS, to be created as a whole', () => {
      const plan = planOf(terraform, folder);
      expect(new Set(plan.resource_changes.flatMap(({ change }) => change.actions))).toEqual(
        new Set(['create']),
      );
    });
  });

  let planned: Plan | undefined;
  const barePlan = () => {
    planned ??= planOf(
      terraform,
      gatewayFolder(terraform, (references) => bare(references)),
    );
    return planned;
  };

  it('gets the body as written: stage variables and templates are no expressions', () => {
    const api = resource(barePlan(), 'aws_api_gateway_rest_api');
    expect(JSON.parse(String(api['body']))).toEqual(
      petsBody({
        partition: 'aws',
        region: 'eu-west-1',
        accountId: '',
        authorizerFunctionArn: () => 'function',
        vpcLinkId: () => 'link',
      }),
    );
    expect(api['body']).toContain('https://${stageVariables.host}/pets/{id}');
    expect(api['body']).toContain('100%{of} it, $${kept}');
    expect(api['description']).toBe('Pets, with ${stageVariables.owner} and %{if} as text');
  });

  it('hashes the body that it sends', () => {
    const deployment = resource(barePlan(), 'aws_api_gateway_deployment');
    expect(deployment['triggers']).toEqual({ body: expect.stringMatching(/^[0-9a-f]{40}$/) });
  });

  it('finds the baseline of an account valid and plans it', () => {
    const app = new App({ outdir: emptyFolder() });
    new BaselineStack(app, 'baseline');
    app.synth();
    const folder = terraform.folder([...written(app, 'baseline'), offline]);
    expect(JSON.parse(terraform.run(folder, 'validate', '-json').stdout)).toMatchObject({
      valid: true,
    });
    expect(resource(planOf(terraform, folder), 'aws_iam_role')['name']).toBe(
      'apigateway-logs-eu-west-1',
    );
  });
});

interface Plan {
  readonly planned_values: {
    readonly root_module: {
      readonly resources: readonly {
        readonly type: string;
        readonly values: Record<string, unknown>;
      }[];
    };
  };
  readonly resource_changes: readonly {
    readonly change: { readonly actions: readonly string[] };
  }[];
}

function planOf(terraform: Terraform, folder: string): Plan {
  const { status, stderr } = terraform.run(
    folder,
    'plan',
    '-input=false',
    '-no-color',
    '-out=plan',
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(terraform.run(folder, 'show', '-json', 'plan').stdout) as Plan;
}

function resource(plan: Plan, type: string): Record<string, unknown> {
  const one = plan.planned_values.root_module.resources.find(
    (candidate) => candidate.type === type,
  );
  if (!one) throw new Error(`the plan has no ${type}`);
  return one.values;
}

function bareShard(references: AwsReferences): ShardPlan {
  const { cacheCluster: _, ...shard } = petsShard(references, {
    authorizers: [],
    functionPermissions: [],
    planMethods: {},
  });
  return shard;
}

/** Without anything optional, and with nothing in the body that only `apply` knows. */
function bare(references: AwsReferences, changes: Partial<GatewayPlan> = {}): GatewayPlan {
  const known = { ...references, authorizerFunctionArn: () => 'function', vpcLinkId: () => 'link' };
  const {
    waf: _waf,
    domain: _domain,
    ...plan
  } = petsPlan(known, {
    authorizers: [],
    shards: [bareShard(known)],
    vpcLinks: [],
    usagePlans: [],
    binaryMediaTypes: [],
    ...changes,
  });
  return plan;
}

function gatewayFolder(
  terraform: Terraform,
  plan: (references: AwsReferences) => GatewayPlan,
): string {
  const app = new App({ outdir: emptyFolder() });
  new GatewayStack(app, 'pets', {
    plan: (references) => ({ value: plan(references), diagnostics: [] }),
    authorizerBundle,
  });
  app.synth();
  return terraform.folder([...written(app, 'pets'), offline]);
}

function written(app: App, stack: string): [string, Buffer][] {
  expect(TerraformStack.isStack(app.node.findChild(stack))).toBe(true);
  const from = path.join(app.outdir, 'stacks', stack);
  return readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [path.relative(from, file), readFileSync(file)]);
}
