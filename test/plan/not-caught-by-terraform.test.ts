// What `terraform validate` and `plan` accept and AWS refuses at apply: each is caught before, at its line. The same
// for constructs that are used alone is in test/constructs/requirements.test.ts. HTTP APIs are never made.

import { describe, expect, it } from 'vitest';
import { GET, planText } from './plan.js';

const root = (x: string) => `x-gateway: ${x}\n${GET}`;
const operation = (x: string) =>
  `paths: { /a: { get: { security: [], responses: { '200': { description: OK } }, ${x} } } }\n`;
const CERTIFICATE = 'certificate: "arn:aws:acm:eu-central-1:111122223333:certificate/a"';

describe('caught before apply', () => {
  it.each<[name: string, text: string, code: string]>([
    ['an empty API name', root("{ name: '' }"), 'ANN-003'],
    ['a bad stage name', root("{ stage: 'v 1' }"), 'ANN-003'],
    [
      'a Firehose without its prefix',
      root(
        "{ logging: { destinations: [{ firehose: { stream: 'arn:aws:firehose:eu-central-1:111122223333:deliverystream/logs' } }] } }",
      ),
      'ANN-003',
    ],
    ['a cache longer than an hour', root('{ cache: { ttl: 2h } }'), 'ANN-003'],
    ['a negative throttle', root('{ throttle: { rate: -1 } }'), 'ANN-003'],
    [
      'a trust store that is not in S3',
      root(`{ domain: { name: a.example.com, ${CERTIFICATE}, mtls: 'https://a/b' } }`),
      'ANN-003',
    ],
    ['the country UK', root('{ waf: { countries: { block: [UK] } } }'), 'ANN-003'],
    ['an IP set of everybody', root('{ waf: { ips: { block: [0.0.0.0/0] } } }'), 'ANN-003'],
    [
      'a gateway response that does not exist',
      `x-amazon-apigateway-gateway-responses: { NOT_ONE: { statusCode: 400 } }\n${GET}`,
      'MOD-003',
    ],
    [
      'a gateway response without a status',
      `x-amazon-apigateway-gateway-responses: { DEFAULT_4XX: { statusCode: soon } }\n${GET}`,
      'MOD-005',
    ],
    [
      'a cache key that is no parameter',
      operation('x-gateway: { cache: { ttl: 60s, key: [query.page] } }'),
      'PLAN-267',
    ],
    [
      'a mapping from a parameter of no form',
      operation(
        "x-amazon-apigateway-integration: { type: http, httpMethod: GET, uri: 'https://a.example.com', requestParameters: { integration.request.header.a: nonsense } }",
      ),
      'PLAN-305',
    ],
    [
      'a target of a mapping of no form',
      operation(
        "x-amazon-apigateway-integration: { type: http, httpMethod: GET, uri: 'https://a.example.com', requestParameters: { header.a: \"'1'\" } }",
      ),
      'PLAN-305',
    ],
    [
      'an authorization that does not exist',
      operation('x-amazon-apigateway-auth: { type: OAUTH }'),
      'MOD-005',
    ],
  ])('%s', async (_, text, code) => {
    const { plan, diagnostics } = await planText(text);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map((one) => one.code)).toContain(code);
    expect(errors.every(({ at }) => at !== undefined && at.line >= 3)).toBe(true);
    expect(plan).toBeUndefined();
  });

  it('cannot be asked for at all: a body that is no JSON, a bad model name, an empty log format, a slash before a method path, the offset of a quota', async () => {
    const { plan } = await planText(
      `x-gateway: { plans: { free: { quota: { limit: 10, per: day } } } }\n${GET}components: { schemas: { 'a.b': { type: object, properties: { c: { type: string } } } } }\n`,
    );
    expect(() => JSON.parse(JSON.stringify(plan?.shards[0]?.body))).not.toThrow();
    expect(plan?.logging.accessLogFormat.length).toBeGreaterThan(10);
    expect(plan?.methodSettings.every(({ methodPath }) => !methodPath.startsWith('/'))).toBe(true);
    expect(JSON.stringify(plan?.usagePlans)).not.toContain('offset');
    const names = Object.keys(
      (plan?.shards[0]?.body['components'] as { schemas?: object } | undefined)?.schemas ?? {},
    );
    expect(names.every((name) => /^[A-Za-z0-9]+$/.test(name))).toBe(true);
  });
});
