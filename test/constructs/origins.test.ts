// Where the findings on resources of a stack stand.

import { readFileSync } from 'node:fs';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { App } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { rules as catalogue, evaluate } from '../../lib/policy/index.js';
import { checkText } from '../../lib/testing/index.js';
import { GatewayStack } from '../../stacks/gateway-stack.js';
import { subjectOf } from '../../stacks/subject.js';
import { emptyFolder, stubBundle } from './synthesize.js';

const SPEC = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
x-gateway:
  name: orders
  backend: { http: https://orders.internal.example.com }
  plans:
    free: { throttle: { rate: 5, burst: 10 } }
  waf:
    managed: [common, known-bad-inputs]
  logging: { retention: 90d }
paths:
  /orders:
    get:
      security: [{ key: [] }]
      x-gateway: { throttle: { rate: 5, burst: 10 } }
      responses: { '200': { description: OK } }
components:
  securitySchemes: { key: { type: apiKey, in: header, name: x-api-key } }
`;

async function finished() {
  const { model } = await checkText(SPEC, { rules: [] });
  if (!model) throw new Error('the specification of this test is wrong');
  const app = new App({ outdir: emptyFolder(), stackTraces: false });
  const bundle = stubBundle();
  const stack = new GatewayStack(app, 'orders', {
    model,
    authorizerBundle: bundle,
    evaluate: () => [],
  });
  new KmsKey(stack, 'mine', { enableKeyRotation: false });
  const { plan, node } = stack.gateway;
  if (!plan) throw new Error('the specification of this test has no plan');
  stack.prepareStack();
  const terraform = stack.toTerraform() as object;
  const subject = subjectOf({
    model,
    plan,
    terraform,
    gatewayPath: node.path,
    ...(stack.madeIn && { stackFile: stack.madeIn }),
  });
  return subject;
}

describe('a resource of a stack', () => {
  it.each([
    ['aws_api_gateway_usage_plan', 7],
    ['aws_wafv2_web_acl', 8],
    ['aws_cloudwatch_log_group', 10],
    ['aws_api_gateway_stage', 3],
  ])('%s that Portcullis made stands where the specification asks for it', async (type, line) => {
    const subject = await finished();
    const [resource] = subject.terraform?.ofType(type) ?? [];
    expect([resource?.generated, resource?.at('anything').line]).toEqual([true, line]);
  });

  it('that the user adds stands in the file that makes the stack, at its construct path', async () => {
    const subject = await finished();
    const keyRotates = catalogue.filter(({ id }) => id === 'kms-key-rotates');
    const { findings } = evaluate(subject, { rules: keyRotates });
    expect(findings.map(({ at, of }) => [at.file, at.pointer, of])).toEqual([
      ['test/constructs/origins.test.ts', '/orders/mine', 'aws_kms_key.mine'],
    ]);
    const at = findings[0]?.at;
    const text = readFileSync(import.meta.filename, 'utf8').split('\n')[(at?.line ?? 0) - 1];
    expect(text).toContain('new GatewayStack(');
  });
});
