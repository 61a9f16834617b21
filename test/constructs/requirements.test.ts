// What `terraform validate` and `plan` accept and AWS refuses, where a construct is used alone.

import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { App, TerraformStack, TerraformVariable } from 'cdktf';
import { describe, expect, it } from 'vitest';
import {
  Deployment,
  Domain,
  LogGroup,
  MethodSettings,
  type MethodSettingsEntry,
  RestApi,
  Stage,
  type StageProps,
  type UsagePlanEntry,
  UsagePlans,
  WebAcl,
} from '../../lib/constructs/index.js';
import { emptyFolder } from './synthesize.js';

type Build = (stack: TerraformStack) => void;

/** What the synthesis of a stack is refused for, without the paths of constructs. */
function refusals(build: Build): string[] {
  const app = new App({ outdir: emptyFolder(), stackTraces: false });
  const stack = new TerraformStack(app, 'test');
  new AwsProvider(stack, 'aws');
  build(stack);
  return stack.node.findAll().flatMap(({ node }) => node.validate());
}

const api = (stack: TerraformStack, name = 'a') =>
  new RestApi(stack, 'api', { name, body: {}, endpoint: { type: 'regional' } });

function stage(stack: TerraformStack, props: Partial<StageProps> = {}) {
  const made = api(stack);
  const deployment = new Deployment(stack, 'deployment', { api: made });
  const accessLog = {
    destinationArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:a',
    format: '{"id":"$context.requestId"}',
  };
  const one = new Stage(stack, 'stage', { api: made, deployment, name: 'v1', accessLog, ...props });
  return { api: made, stage: one };
}

const accessLog = (change: Partial<StageProps['accessLog']>): Build => {
  const destinationArn = 'arn:aws:logs:eu-west-1:111122223333:log-group:a';
  const whole = { destinationArn, format: '$context.requestId', ...change };
  return (stack) => void stage(stack, { accessLog: whole });
};

const method =
  (change: Partial<MethodSettingsEntry>): Build =>
  (stack) => {
    const entry: MethodSettingsEntry = {
      methodPath: 'orders/GET',
      throttle: { rate: 1, burst: 1 },
      loggingLevel: 'ERROR',
      metrics: true,
      cache: { enabled: false, ttl: 0 },
      ...change,
    };
    new MethodSettings(stack, 'methods', { ...stage(stack), entries: [entry] });
  };

const plan =
  (change: Partial<UsagePlanEntry>, path?: string): Build =>
  (stack) => {
    const entry: UsagePlanEntry = { name: 'free', keys: [], ...change };
    const methods = path === undefined ? {} : { free: [{ path, throttle }] };
    const stages = [{ ...stage(stack), methods }];
    new UsagePlans(stack, 'plans', { prefix: 'a', stages, plans: [entry] });
  };

const webAcl =
  (logName: string, addresses: readonly string[] = []): Build =>
  (stack) => {
    const logGroup = new LogGroup(stack, 'waf-log', { name: logName, retention: 30 });
    const ipSets = [{ name: 'block', version: 'IPV4', addresses } as const];
    new WebAcl(stack, 'waf', { name: 'a', rules: [], ipSets, stages: [], logGroup });
  };

const domain =
  (truststore: string): Build =>
  (stack) => {
    const certificateArn = 'arn:aws:acm:eu-west-1:111122223333:certificate/c';
    new Domain(stack, 'domain', { name: 'a', certificateArn, mtls: { truststore }, mappings: [] });
  };

const throttle = { rate: 1, burst: 1 };
const LOG = 'arn:aws:logs:eu-west-1:111122223333:log-group:a';
const STREAM = 'arn:aws:firehose:eu-west-1:111122223333:deliverystream';

describe('constructs', () => {
  const refused: readonly [what: string, build: Build, message: string][] = [
    [
      'an API without a name',
      (stack) => void api(stack, ''),
      'the name of the API is "", but must not be empty',
    ],
    [
      'a stage with a space',
      (stack) => void stage(stack, { name: 'v 1' }),
      'the name of the stage is "v 1", but must have 1 to 128 letters, digits, hyphens and underscores',
    ],
    [
      'an empty log format',
      accessLog({ format: '' }),
      'the format of the access log is "", but must be one line with $context.requestId or $context.extendedRequestId',
    ],
    [
      'the ARN of all streams of a log group',
      accessLog({ destinationArn: `${LOG}:*` }),
      `the destination of the access log is "${LOG}:*", but must be a log group, without \`:*\`, or a Firehose stream whose name starts with amazon-apigateway-`,
    ],
    [
      'a Firehose stream of another name',
      accessLog({ destinationArn: `${STREAM}/logs` }),
      `the destination of the access log is "${STREAM}/logs", but must be a log group, without \`:*\`, or a Firehose stream whose name starts with amazon-apigateway-`,
    ],
    [
      'a slash before the path of a method',
      method({ methodPath: '/orders/GET' }),
      'the path of a method is "/orders/GET", but must not begin with a slash',
    ],
    [
      'a cache longer than an hour',
      method({ cache: { enabled: true, ttl: 7200 } }),
      'the time in seconds that the cache of the method orders/GET keeps an answer is 7200, but must be 0 to 3600',
    ],
    [
      'a negative throttle of a method',
      method({ throttle: { rate: -1, burst: 1 } }),
      'the rate of the method orders/GET is -1, but must be at least 0',
    ],
    [
      'a negative throttle of a plan',
      plan({ throttle: { rate: 1, burst: -1 } }),
      'a burst of the plan free is -1, but must be at least 0',
    ],
    [
      'a method of a plan without a slash',
      plan({}, 'orders/GET'),
      'a method of the plan free is "orders/GET", but must be a path and a method, such as /orders/POST',
    ],
    [
      'a web ACL log of another name',
      webAcl('waf'),
      'the log group of the web ACL is "waf", but must begin with aws-waf-logs-',
    ],
    [
      'an IP set of everybody',
      webAcl('aws-waf-logs-a', ['0.0.0.0/0']),
      'an address of the IP set block is "0.0.0.0/0", but must be a CIDR block narrower than /0',
    ],
    [
      'a trust store that is not in S3',
      domain('https://a/b.pem'),
      'the trust store is "https://a/b.pem", but must be in S3: s3://bucket/key',
    ],
    [
      'a key that is no ARN',
      (stack) =>
        void new LogGroup(stack, 'log', { name: 'a', retention: 30, kmsKeyArn: 'alias/a' }),
      'the KMS key is "alias/a", but must be given by its ARN',
    ],
  ];
  it.each(refused)('refuse %s', (_, build, message) => {
    expect(refusals(build)).toEqual([message]);
  });

  const accepted: readonly [what: string, build: Build][] = [
    ['a stage', (stack) => void stage(stack)],
    ['a Firehose stream', accessLog({ destinationArn: `${STREAM}/amazon-apigateway-logs` })],
    ['settings of all methods', method({ methodPath: '*/*', cache: { enabled: true, ttl: 3600 } })],
    ['throttles of the root resource in a plan', plan({ throttle }, '//GET')],
    ['a web ACL', webAcl('aws-waf-logs-a', ['192.0.2.0/24', '198.51.100.7/32', '203.0.113.0/10'])],
    ['a trust store', domain('s3://bucket/trust.pem')],
    [
      'values that only Terraform knows',
      (stack) => {
        const { stringValue: kmsKeyArn } = new TerraformVariable(stack, 'key', {});
        new LogGroup(stack, 'log', { name: 'a', retention: 30, kmsKeyArn });
      },
    ],
  ];
  it.each(accepted)('accept %s', (_, build) => {
    expect(refusals(build)).toEqual([]);
  });
});
