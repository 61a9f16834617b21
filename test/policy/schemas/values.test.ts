// Which values an API has, and what holds for each.

import { describe, expect, it } from 'vitest';
import { holds, schemaValues } from '../../../lib/policy/schemas/index.js';
import { checkText } from '../../../lib/testing/index.js';

const HEAD = 'openapi: 3.1.0\ninfo: { title: T, version: 1.0.0 }\n';

async function modelOf(written: string) {
  const { model, diagnostics } = await checkText(HEAD + written, { rules: [] });
  if (!model) throw new Error(JSON.stringify(diagnostics));
  return model;
}

const body = (schema: string, schemas = '{}') => `paths:
  /a:
    post:
      requestBody: { content: { application/json: { schema: ${schema} } } }
      responses: { '200': { description: OK } }
components: { schemas: ${schemas} }
`;

describe('schemaValues', () => {
  it.each([
    [
      'properties, items and maps',
      '{ properties: { a: { items: {} }, b: { additionalProperties: { type: string } } } }',
      '{}',
      ['application/json', 'a', 'a[]', 'b', 'b.*'],
    ],
    [
      'nothing that is read-only',
      '{ properties: { a: { readOnly: true }, b: {} } }',
      '{}',
      ['application/json', 'b'],
    ],
    [
      'one value for what several schemas say',
      '{ allOf: [{ properties: { a: { type: string } } }, { properties: { a: { maxLength: 5 } } }] }',
      '{}',
      ['application/json', 'a'],
    ],
    [
      'each alternative',
      '{ anyOf: [{ type: string }, { type: integer }] }',
      '{}',
      ['application/json', 'application/json', 'application/json'],
    ],
    [
      'a schema in a circle once',
      "{ $ref: '#/components/schemas/A' }",
      "{ A: { properties: { next: { $ref: '#/components/schemas/A' } } } }",
      ['application/json'],
    ],
  ])('are %s', async (_, schema, schemas, names) => {
    const model = await modelOf(body(schema, schemas));
    expect(schemaValues(model, 'request').map(({ name }) => name)).toEqual(names);
  });

  it('are read once for a model', async () => {
    const model = await modelOf(body('{ type: string }'));
    expect(schemaValues(model, 'request')).toBe(schemaValues(model, 'request'));
    expect(schemaValues(model, 'response')).toEqual([]);
  });

  it('stand at the parameters of a form in 2.0', async () => {
    const { model } = await checkText(
      `swagger: '2.0'
info: { title: T, version: 1.0.0 }
paths:
  /a:
    post:
      consumes: [application/x-www-form-urlencoded]
      parameters:
        - { name: a, in: formData, type: string }
        - { name: b, in: formData, type: string }
      responses: { '200': { description: OK } }
`,
      { rules: [] },
    );
    const values = model ? schemaValues(model, 'request') : [];
    expect(values.map(({ name, at }) => `${name}:${at.line}`)).toEqual([
      'application/x-www-form-urlencoded:8',
      'a:8',
      'b:9',
    ]);
  });
});

describe('holds', () => {
  it.each([
    ['in a part of allOf', '{ allOf: [{ type: string }, { maxLength: 5 }] }', true],
    ['in every alternative', '{ type: string, oneOf: [{ maxLength: 5 }, { maxLength: 9 }] }', true],
    [
      'in one alternative only',
      '{ type: string, oneOf: [{ maxLength: 5 }, { minLength: 1 }] }',
      false,
    ],
    ['nowhere', '{ type: string }', false],
  ])('what stands %s', async (_, schema, answer) => {
    const [value] = schemaValues(await modelOf(body(schema)), 'request');
    expect(value && holds(value, (one) => one.schema['maxLength'] !== undefined)).toBe(answer);
  });
});
