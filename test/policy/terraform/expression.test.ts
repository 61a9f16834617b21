// Terraform's templates: plain values are read, everything else is unknown, nothing is guessed.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Encoded,
  evaluateTemplate,
  referencesIn,
} from '../../../lib/policy/terraform/expression.js';
import { isUnknown, Unknown } from '../../../lib/policy/terraform/unknown.js';

const NAMES: Record<string, unknown> = {
  'local.days': 30,
  'local.name': 'orders',
  'local.tags.team': 'a',
  'local.list.0': 'first',
};
const evaluate = (text: string) =>
  evaluateTemplate(text, (steps) => NAMES[steps.join('.')] ?? new Unknown(steps.join('.')));
const escaped = (text: string) => text.replaceAll('${', '$${').replaceAll('%{', '%%{');

describe('a template', () => {
  it.each<[string, unknown]>([
    ['plain', 'plain'],
    ['', ''],
    ['$${not.one} %%{nor one}', '${not.one} %{nor one}'],
    ['${local.days}', 30],
    ['${local.name}-${local.days}', 'orders-30'],
    ['${local.tags["team"]}', 'a'],
    ['${local.list[0]}', 'first'],
    ['${true}', true],
    ['${null}', null],
    ['${-1.5e3}', -1500],
    ['${"a"}', 'a'],
    ['${["a", local.days, { b = "c" }]}', ['a', 30, { b: 'c' }]],
    ['${toset(["a"])}', ['a']],
    ['${"x${"}"}"}', 'x}'],
    ['${true ? "a" : var.given}', 'a'],
    ['${local.name == "orders" ? 1 : 0}', 1],
    ['${local.name != "orders" ? 1 : 0}', 0],
    ['${!true ? 1 : null}', null],
    ['${false && var.given ? 1 : 0}', 0],
    ['${var.given || true ? [1] : []}', [1]],
    ['${(local.days)}', 30],
    ['${{ (local.name) = 1, "${local.name}-a" = 2 }}', { orders: 1, 'orders-a': 2 }],
    ['${[\n1, # one\n2 // two\n /* three */]}', [1, 2]],
    ['${<<-A\n  a ${local.name}\n    b\n  A\n}', 'a orders\n  b\n'],
    [
      '${jsonencode({ a = [1, true, null], "b c": "${local.name}" })}',
      '{"a":[1,true,null],"b c":"orders"}',
    ],
  ])('%s is read', (text, value) => {
    expect(evaluate(text)).toEqual(value);
  });

  it.each([
    '${var.given}',
    'a-${var.given}',
    '${local.days + 1}',
    '${local.days > 1 ? "a" : "b"}',
    '${var.given ? 1 : 0}',
    '${!var.given}',
    '${var.given == "a"}',
    '${local.tags == local.tags}',
    '${true && var.given}',
    '${false || var.given}',
    '${true || true && false}',
    '${file("policy.json")}',
    '%{ if local.days }a%{ endif }',
    '${unclosed',
    '${[for x in local.list : x]}',
    'a${["list"]}',
  ])('%s is unknown, and says what was written', (text) => {
    const value = evaluate(text);
    expect(isUnknown(value) && value.text).toBe(text);
  });

  it('keeps what is known of `jsonencode` and of JSON', () => {
    for (const text of [
      '${jsonencode({ Action = "*", Resource = aws_x.y.arn })}',
      '{"Action": "*", "Resource": "${aws_x.y.arn}"}',
    ]) {
      const value = evaluate(text);
      expect(value).toBeInstanceOf(Encoded);
      const known = value instanceof Encoded ? value.value : undefined;
      expect(known).toMatchObject({ Action: '*', Resource: expect.any(Unknown) });
    }
  });

  it('does not read JSON that has gaps outside its strings', () => {
    const value = evaluate('{"Statement": ${local.none}}');
    expect([isUnknown(value), value instanceof Encoded]).toEqual([true, false]);
  });

  it('is itself where it has no expression, whatever it says', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(evaluate(escaped(text.replaceAll(/[$%]+\{/g, '{')))).toBe(
          text.replaceAll(/[$%]+\{/g, '{'),
        );
      }),
    );
  });

  it('gives back every JSON value that `jsonencode` is given', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const json = JSON.stringify(value);
        fc.pre(!/[$%]\{|\\[bf]/.test(json));
        expect(evaluate(`\${jsonencode(${json})}`)).toBe(json);
      }),
    );
  });

  it('never throws, whatever stands in it', () => {
    const part = fc.constantFrom(
      '${',
      '}',
      '"',
      '\\',
      '[',
      '{',
      'a.b',
      '(',
      ')',
      'jsonencode',
      '%{',
      '$',
      ',',
      '=',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.array(part).map((parts) => parts.join('')),
        (text) => {
          expect(() => evaluate(text)).not.toThrow();
        },
      ),
    );
  });
});

describe('references', () => {
  it.each([
    ['${aws_a.b.arn}', [['aws_a.b', 'arn']]],
    ['${aws_a.b[0].arn}', [['aws_a.b', 'arn']]],
    ['${aws_a.b["k"].c.d}', [['aws_a.b', 'c.d']]],
    ['${data.aws_a.b.json}', [['data.aws_a.b', 'json']]],
    [
      '${join("", [aws_a.b.id, aws_c.d.id])}',
      [
        ['aws_a.b', 'id'],
        ['aws_c.d', 'id'],
      ],
    ],
    ['${var.aws_a.b}', []],
    ['${module.x.aws_y}', []],
  ])('of %s', (text, want) => {
    expect(referencesIn(text).map(({ address, attribute }) => [address, attribute])).toEqual(want);
  });
});
