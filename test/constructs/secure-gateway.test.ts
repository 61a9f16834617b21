import { App } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { type GatewayOptions, SecureGateway } from '../../lib/constructs/index.js';
import type { GatewayPlan } from '../../lib/plan/index.js';
import { GatewayStack } from '../../stacks/gateway-stack.js';
import { petsPlan } from './fixture.js';
import { emptyFolder, only, stubBundle, synthesize } from './synthesize.js';

const authorizerBundle = stubBundle();

function make(changes: Partial<GatewayPlan> = {}, options: GatewayOptions = {}) {
  return synthesize((stack) => {
    new SecureGateway(stack, 'gateway', {
      plan: (references) => ({ value: petsPlan(references, changes), diagnostics: [] }),
      authorizerBundle,
      ...options,
    });
  });
}

const json = make();
const logGroups = (from = json) =>
  Object.values(from.resource['aws_cloudwatch_log_group'] ?? {}).map(({ name }) => name);

describe('SecureGateway', () => {
  it('makes every log group with a retention, and encrypted once the key lets it', () => {
    const groups = Object.values(json.resource['aws_cloudwatch_log_group'] ?? {});
    expect(groups).toHaveLength(4);
    for (const group of groups) {
      expect(group).toMatchObject({
        retention_in_days: 365,
        kms_key_id: expect.stringMatching(/^\$\{aws_kms_key\..*\.arn\}$/),
        depends_on: [expect.stringMatching(/^aws_kms_key_policy\./)],
      });
    }
  });

  it('makes the execution log group before the stage, under the name that API Gateway writes to', () => {
    expect(logGroups()).toContainEqual(
      expect.stringMatching(
        /^API-Gateway-Execution-Logs_\$\{aws_api_gateway_rest_api\..*\.id\}\/v1$/,
      ),
    );
    expect(only(json, 'aws_api_gateway_stage')['depends_on']).toContainEqual(
      expect.stringMatching(/^aws_cloudwatch_log_group\.gateway_execution/),
    );
  });

  it('masks before anything is logged', () => {
    expect(only(json, 'aws_api_gateway_stage')['depends_on']).toContainEqual(
      expect.stringMatching(/^aws_cloudwatch_log_data_protection_policy\.gateway_logs_access/),
    );
  });

  it('lets CloudWatch Logs use the key for its own log groups only', () => {
    const policy = String(only(json, 'aws_kms_key_policy')['policy']);
    const { Statement } = JSON.parse(policy) as { Statement: Record<string, unknown>[] };
    expect(Statement[1]).toMatchObject({
      Principal: {
        Service: expect.stringMatching(/^logs\.\$\{data\.aws_region\..*\}\.amazonaws\.com$/),
      },
      Condition: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': [
            expect.stringMatching(/:log-group:\/aws\/apigateway\/pets\/v1\/access$/),
            expect.stringMatching(/:log-group:API-Gateway-Execution-Logs_\*$/),
            expect.stringMatching(/:log-group:aws-waf-logs-pets-v1$/),
            expect.stringMatching(/:log-group:\/aws\/lambda\/pets-authorizer$/),
          ],
        },
      },
    });
  });

  it('names no account and asks AWS for none', () => {
    expect(json.data).not.toHaveProperty('aws_caller_identity');
    expect(Object.keys(json.data).sort()).toEqual(['aws_partition', 'aws_region']);
  });

  it('finds the account in a log group when the key is brought along', () => {
    const brought = make({}, { kmsKeyArn: 'arn:aws:kms:eu-west-1:999999999999:key/k' });
    expect(brought.resource).not.toHaveProperty('aws_kms_key');
    expect(brought.data).not.toHaveProperty('aws_caller_identity');
  });

  it('gives the authorizer function no more than its logs, its secrets, its key and its traces', () => {
    const policy = String(only(json, 'aws_iam_role_policy')['policy']);
    const { Statement } = JSON.parse(policy) as {
      Statement: { Action: unknown; Resource: unknown }[];
    };
    expect(Statement.map(({ Action, Resource }) => [Action, Resource])).toEqual([
      [
        ['logs:CreateLogStream', 'logs:PutLogEvents'],
        expect.stringMatching(/^\$\{aws_cloudwatch_log_group\.gateway_authorizer.*\.arn\}:\*$/),
      ],
      ['kms:Decrypt', expect.stringMatching(/^\$\{aws_kms_key\./)],
      [
        'secretsmanager:GetSecretValue',
        [expect.stringMatching(/^\$\{aws_secretsmanager_secret\./)],
      ],
      [['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], '*'],
    ]);
  });

  it('makes the secret of a scheme without one, and tells the function its ARN', () => {
    expect(only(json, 'aws_secretsmanager_secret')).toMatchObject({
      name: 'pets-authorizer/login',
    });
    expect(only(json, 'aws_lambda_function')).toMatchObject({
      environment: {
        variables: {
          PORTCULLIS_SECRETS: expect.stringMatching(
            /^\{"login":"\$\{aws_secretsmanager_secret\..*\.arn\}"\}$/,
          ),
        },
      },
      runtime: 'nodejs22.x',
      architectures: ['arm64'],
      handler: 'authorizer.handler',
      memory_size: 1769,
      timeout: 10,
      tracing_config: { mode: 'Active' },
    });
    expect(json.resource).not.toHaveProperty('aws_secretsmanager_secret_version');
  });

  it('lets API Gateway invoke functions for exactly what needs them', () => {
    const permissions = Object.values(json.resource['aws_lambda_permission'] ?? {});
    expect(
      permissions.map(({ source_arn, qualifier }) => [
        String(source_arn).replace(/^\$\{[^}]*\}/, ''),
        qualifier,
      ]),
    ).toEqual([
      ['/authorizers/*', undefined],
      ['/*/GET/pets/*', 'live'],
    ]);
  });

  it('puts the ARNs of IP sets into the rules', () => {
    expect(only(json, 'aws_wafv2_web_acl')['rule_json']).toMatch(
      /"IPSetReferenceStatement":\{"ARN":"\$\{aws_wafv2_ip_set\..*\.arn\}"\}/,
    );
  });

  it('associates the web ACL with the stage, and again when the stage is made anew', () => {
    expect(only(json, 'aws_wafv2_web_acl_association')).toMatchObject({
      resource_arn: expect.stringMatching(/^\$\{aws_api_gateway_stage\..*\.arn\}$/),
      timeouts: { create: '15m' },
      lifecycle: {
        replace_triggered_by: [expect.stringMatching(/^aws_api_gateway_stage\.\w+\.id$/)],
      },
    });
  });

  it('has what leads to the stage let go of it when it is made anew', () => {
    const released = {
      replace_triggered_by: [expect.stringMatching(/^aws_api_gateway_stage\.\w+\.id$/)],
    };
    expect(only(json, 'aws_api_gateway_base_path_mapping')).toMatchObject({
      lifecycle: released,
      depends_on: [expect.stringMatching(/^aws_wafv2_web_acl_association\./)],
    });
    for (const plan of Object.values(json.resource['aws_api_gateway_usage_plan'] ?? {})) {
      expect(plan).toMatchObject({ lifecycle: released });
    }
  });

  it('makes each API key once, without a value', () => {
    const keys = Object.values(json.resource['aws_api_gateway_api_key'] ?? {});
    expect(keys.map(({ name, value }) => [name, value])).toEqual([
      ['pets-partner', undefined],
      ['pets-trial', undefined],
    ]);
  });

  it('sends access logs to Firehose without a log group of its own', () => {
    const plan = petsPlan({
      partition: '',
      region: '',
      accountId: '',
      authorizerFunctionArn: () => '',
      vpcLinkId: () => '',
    });
    const settings = {
      ...plan.logging.settings,
      destination: { kind: 'firehose', stream: 'amazon-apigateway-pets' } as const,
    };
    const made = make({ logging: { ...plan.logging, settings } });
    expect(only(made, 'aws_api_gateway_stage')['access_log_settings']).toMatchObject({
      destination_arn: expect.stringMatching(
        /:firehose:.*:deliverystream\/amazon-apigateway-pets$/,
      ),
    });
    expect(logGroups(made)).not.toContain('/aws/apigateway/pets/v1/access');
  });

  it('uses no attribute that only one major version of the provider has', () => {
    const blocks = Object.values(json.resource).flatMap((byId) => Object.values(byId));
    for (const block of blocks) expect(block).not.toHaveProperty('region');
    expect(json.terraform['required_providers']).toEqual({
      aws: { source: 'hashicorp/aws', version: '>= 5.100.0, < 7.0.0' },
    });
  });

  it('makes nothing of a broken plan and says so when the stack is synthesized', () => {
    const app = new App({ outdir: emptyFolder() });
    new GatewayStack(app, 'broken', {
      plan: () => ({
        diagnostics: [
          { code: 'PLAN-001', severity: 'error', message: 'no back end', file: 'a.yaml' },
        ],
      }),
    });
    expect(() => app.synth()).toThrow('[broken/gateway] a.yaml error PLAN-001: no back end');
  });
});
