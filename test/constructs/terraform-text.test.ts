import { Lazy } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { stableJson, terraformJson, terraformText } from '../../lib/constructs/index.js';
import { RestApi } from '../../lib/constructs/rest-api.js';
import { only, synthesize } from './synthesize.js';

function descriptionOf(make: () => string): unknown {
  const json = synthesize((stack) => {
    const api = new RestApi(stack, 'api', { name: 'a', body: {}, endpoint: { type: 'edge' } });
    api.api.description = make();
  });
  return only(json, 'aws_api_gateway_rest_api')['description'];
}

describe('terraformText', () => {
  it.each([
    ['a plain text', 'a } b { $c %d $$', 'a } b { $c %d $$'],
    ['a stage variable', 'https://${stageVariables.host}/', 'https://$${stageVariables.host}/'],
    ['a directive', '100%{if}', '100%%{if}'],
    ['an escape of another language', '$${x} and $$${y}', '$$${x} and $$$${y}'],
  ])('writes %s so that Terraform reads it as given', (_name, given, want) => {
    expect(descriptionOf(() => terraformText(given))).toBe(want);
  });

  it('keeps cdktf tokens as expressions beside literal texts', () => {
    const text = () =>
      terraformText(`\${a} ${Lazy.stringValue({ produce: () => '${aws_x.y.arn}' })} }\${b}`);
    expect(descriptionOf(text)).toBe('$${a} ${aws_x.y.arn} }$${b}');
  });

  it('takes linear time in a large text with tokens and braces', () => {
    const body = { items: Array.from({ length: 100_000 }, (_, at) => ({ at })) };
    const started = performance.now();
    const text = descriptionOf(() =>
      terraformJson({ ...body, arn: Lazy.stringValue({ produce: () => '${aws_x.y.arn}' }) }),
    );
    expect(String(text)).toContain('"arn":"${aws_x.y.arn}"');
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('stableJson', () => {
  it('sorts keys at every depth and keeps lists in order', () => {
    expect(stableJson({ b: [{ d: 1, c: 2 }, 1], a: { z: 1, y: undefined } })).toBe(
      '{"a":{"z":1},"b":[{"c":2,"d":1},1]}',
    );
  });
});
