// A plan that uses every part of a gateway, written by hand, so that constructs are tested without the
// rooms before them.

import type { AwsReferences, GatewayPlan, ShardPlan } from '../../lib/plan/index.js';
import { Location, SourceFile } from '../../lib/source/index.js';

const at = new Location(new SourceFile('pets.yaml', 'pets.yaml', 'openapi: 3.0.1\n'));
const throttle = { rate: 10, burst: 20 };

/** An API of one Lambda-backed and one VPC-linked operation, with everything around it. */
export function petsPlan(
  references: AwsReferences,
  changes: Partial<GatewayPlan> = {},
): GatewayPlan {
  return {
    name: 'pets',
    stage: 'v1',
    description: 'Pets, with ${stageVariables.owner} and %{if} as text',
    compliance: [],
    endpoint: { type: 'regional' },
    disableExecuteApiEndpoint: false,
    binaryMediaTypes: ['application/octet-stream'],
    routes: [],
    authorizers: [
      {
        name: 'composed',
        kind: 'composed',
        serves: ['login'],
        schemes: { composed: {} },
        function: {
          name: 'pets-authorizer',
          config: {
            schemes: { login: { kind: 'basic' } },
            operations: { 'GET /pets/{id}': [{ login: [] }] },
          },
          secrets: [{ scheme: 'login', kind: 'basic' }],
          memory: 1769,
        },
        ttl: 0,
        at,
      },
    ],
    vpcLinks: [
      {
        name: 'inner',
        version: 'v1',
        target: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/a/1',
        subnets: [],
        securityGroups: [],
        at,
      },
      { name: 'outer', version: 'v2', subnets: ['subnet-1'], securityGroups: ['sg-1'], at },
    ],
    methodSettings,
    usagePlans: [
      {
        name: 'free',
        throttle,
        quota: { limit: 100, period: 'DAY' },
        methods: [{ path: '/pets/{id}/GET', throttle }],
        keys: ['trial'],
        at,
      },
      { name: 'gold', throttle, methods: [], keys: ['partner'], at },
    ],
    waf: {
      name: 'pets-v1',
      settings: {
        enabled: true,
        managed: [],
        count: [],
        rateLimit: { requests: 2000, per: 300, by: 'ip' },
        countries: { allow: [], block: [] },
        ips: { allow: [], block: ['192.0.2.0/24'] },
        bodySize: 16384,
        methodOverride: false,
      },
      rules: [{ name: 'blocked-ips', priority: 0, capacity: 1, json: blockedIps, at }],
      capacity: 1,
      bodyInspection: 'KB_16',
      redactedHeaders: ['authorization'],
      redactQuery: true,
      protectedFields: [{ type: 'SINGLE_HEADER', keys: ['x-customer'], action: 'HASH' }],
      ipSets: [{ name: 'blocked', version: 'IPV4', addresses: ['192.0.2.0/24'] }],
      at,
    },
    logging: {
      settings: {
        retention: 365,
        mask: [],
        destination: { kind: 'cloudwatch' },
        level: 'error',
        tracing: true,
      },
      accessLogFormat: '{"requestId":"$context.requestId"}',
      dataIdentifiers: ['EmailAddress', 'CreditCardNumber'],
      at,
    },
    domain: {
      name: 'pets.example.com',
      certificate:
        'arn:aws:acm:eu-west-1:111122223333:certificate/0f3c2c4e-0000-4000-8000-000000000000',
      basePath: 'shop',
      zone: 'Z123',
      mtls: { truststore: 's3://trust/pets.pem', version: 'abc' },
    },
    shards: [petsShard(references)],
    at,
    ...changes,
  };
}

const methodSettings: GatewayPlan['methodSettings'] = [
  {
    methodPath: '*/*',
    throttle,
    loggingLevel: 'ERROR',
    metrics: true,
    dataTrace: false,
    cache: { enabled: false, ttl: 0, encrypted: true },
    at,
  },
  {
    methodPath: 'pets/{id}/GET',
    throttle,
    loggingLevel: 'ERROR',
    metrics: true,
    dataTrace: false,
    cache: { enabled: true, ttl: 60, encrypted: true },
    at,
  },
];

/** The only REST API of the plan above. */
export function petsShard(references: AwsReferences, changes: Partial<ShardPlan> = {}): ShardPlan {
  return {
    name: 'pets',
    basePath: '',
    routes: [],
    body: petsBody(references),
    authorizers: ['composed'],
    functionPermissions: [
      {
        id: 'getPet',
        functionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:pets:live',
        sourcePath: '*/GET/pets/*',
        at,
      },
    ],
    methodSettings,
    planMethods: { free: [{ path: '/pets/{id}/GET', throttle }] },
    cacheCluster: { size: '0.5' },
    stageVariables: {},
    quotas: { resources: 3, authorizers: 1, bodyBytes: 100 },
    ...changes,
  };
}

const blockedIps = {
  Name: 'blocked-ips',
  Priority: 0,
  Action: { Block: {} },
  Statement: { IPSetReferenceStatement: { ARN: 'ipset:blocked' } },
  VisibilityConfig: {
    CloudWatchMetricsEnabled: true,
    MetricName: 'blocked-ips',
    SampledRequestsEnabled: true,
  },
};

/** Holds tokens, a stage variable and a template mark, which must arrive as written. */
export function petsBody({ partition, region, authorizerFunctionArn, vpcLinkId }: AwsReferences) {
  const invoke = `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions`;
  return {
    openapi: '3.0.1',
    info: { title: 'pets', version: '1' },
    paths: {
      '/pets/{id}': {
        get: {
          security: [{ composed: [] }],
          responses: { 200: { description: 'A pet, 100%{of} it, $${kept}' } },
          'x-amazon-apigateway-integration': {
            type: 'http_proxy',
            httpMethod: 'GET',
            uri: 'https://${stageVariables.host}/pets/{id}',
            connectionType: 'VPC_LINK',
            connectionId: vpcLinkId('inner'),
          },
        },
      },
    },
    components: {
      securitySchemes: {
        composed: {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          'x-amazon-apigateway-authorizer': {
            type: 'request',
            authorizerUri: `${invoke}/${authorizerFunctionArn('composed')}/invocations`,
          },
        },
      },
    },
  };
}
