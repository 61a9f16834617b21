// What no example has: two REST APIs behind one domain, one web ACL and one usage plan; an application load
// balancer behind a VPC link of version 2; an edge API; an alarm that tells a topic.

import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import type { TerraformStack } from 'cdktf';
import { afterAll, describe, expect, it } from 'vitest';
import {
  Deployment as ApiDeployment,
  Domain,
  LogGroup,
  RestApi,
  Stage,
  UsagePlans,
  VpcLinks,
  WebAcl,
} from '../../lib/constructs/index.js';
import { synthesize } from '../constructs/synthesize.js';
import { ControlPlane } from '../support/aws/control-plane.js';
import { ACCOUNT } from '../support/aws/world.js';
import { findTerraform, type Terraform } from '../terraform/terraform.js';
import { Deployment, NO_CHANGES } from './deployment.js';

const found = findTerraform();
const deployments: Deployment[] = [];
afterAll(() => Promise.all(deployments.map((one) => one.end())));

const LIFE = 400_000;
const LOAD_BALANCER = `arn:aws:elasticloadbalancing:us-east-1:${ACCOUNT}:loadbalancer/app/a/1`;
const certificateArn = `arn:aws:acm:us-east-1:${ACCOUNT}:certificate/0f3c2c4e-0000-4000-8000-000000000000`;

function body(title: string, path: string, link: string): object {
  return {
    openapi: '3.0.1',
    info: { title, version: '1' },
    paths: {
      [path]: {
        get: {
          responses: { '200': { description: 'Fine' } },
          'x-amazon-apigateway-integration': {
            type: 'http_proxy',
            httpMethod: 'GET',
            uri: 'https://internal.example.com/',
            connectionType: 'VPC_LINK',
            connectionId: link,
            integrationTarget: LOAD_BALANCER,
          },
        },
      },
    },
  };
}

function shards(stack: TerraformStack): void {
  const links = new VpcLinks(stack, 'vpc', {
    links: [{ name: 'inside', version: 'v2', subnets: ['subnet-1'], securityGroups: ['sg-1'] }],
  });
  const accessLog = new LogGroup(stack, 'log', { name: '/aws/apigateway/shards', retention: 30 });
  const shard = (name: string) => {
    const api = new RestApi(stack, name, {
      name,
      body: body(name, `/${name}`, links.idOf('inside') ?? ''),
      endpoint: { type: 'edge' },
      binaryMediaTypes: ['image/png', 'application/pdf'],
      disableExecuteApiEndpoint: true,
    });
    const deployment = new ApiDeployment(stack, `${name}-deployment`, { api });
    const stage = new Stage(stack, `${name}-stage`, {
      api,
      deployment,
      name: 'v1',
      accessLog: { destinationArn: accessLog.arn, format: '$context.requestId' },
      cacheSize: '0.5',
      variables: { color: 'blue' },
    });
    return { api, stage };
  };
  const stages = ['first', 'second'].map(shard);
  const throttle = { rate: 10, burst: 20 };
  new UsagePlans(stack, 'plans', {
    prefix: 'shards',
    stages,
    plans: [{ name: 'free', throttle, keys: ['one', 'two'] }],
  });
  new Domain(stack, 'domain', {
    name: 'api.example.com',
    certificateArn,
    endpoint: 'edge',
    zoneId: 'Z0123456789',
    mappings: stages.map(({ api, stage }, at) => ({ api, stage, basePath: `part-${at}` })),
  });
  new WebAcl(stack, 'waf', {
    name: 'shards',
    rules: [],
    ipSets: [{ name: 'office', version: 'IPV4', addresses: ['192.0.2.0/24'] }],
    stages: stages.map(({ stage }, at) => ({ stage, id: `${at}` })),
    logGroup: new LogGroup(stack, 'waf-log', { name: 'aws-waf-logs-shards', retention: 30 }),
  });
  addAlarm(stack);
}

function addAlarm(stack: TerraformStack): void {
  const topic = new SnsTopic(stack, 'topic', { name: 'on-call' });
  new CloudwatchMetricAlarm(stack, 'alarm', {
    alarmName: 'errors',
    comparisonOperator: 'GreaterThanThreshold',
    evaluationPeriods: 1,
    metricName: '5XXError',
    namespace: 'AWS/ApiGateway',
    period: 60,
    statistic: 'Sum',
    threshold: 1,
    alarmActions: [topic.arn],
  });
}

describe.skipIf('missing' in found)('two APIs behind one domain, web ACL and usage plan', () => {
  const { terraform } = found as { terraform: Terraform };

  it(
    'are created, left alone and destroyed',
    async () => {
      const plane = await ControlPlane.start({ zones: { Z0123456789: 'example.com' } });
      const json = JSON.stringify(synthesize(shards)).replaceAll('eu-west-1', 'us-east-1');
      const deployment = new Deployment(terraform, plane, [['cdk.tf.json', json]]);
      deployments.push(deployment);
      const created = await deployment.apply();
      expect(created.status, created.output).toBe(0);
      expect(deployment.served()).toEqual(['GET /first', 'GET /second']);
      const unchanged = await deployment.plan();
      expect(unchanged.status, unchanged.output).toBe(NO_CHANGES);
      const destroyed = await deployment.destroy();
      expect(destroyed.status, destroyed.output).toBe(0);
      expect(plane.contents()).toEqual([]);
      expect(plane.unknown).toEqual([]);
    },
    LIFE,
  );
});
