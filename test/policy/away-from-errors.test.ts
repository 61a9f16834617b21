import { describe, expect, it } from 'vitest';
import { checkText } from '../../lib/testing/index.js';

/** `orders` is public by mistake; `invoices` is what is damaged. */
const spec = (invoices: string, root = '') => `openapi: 3.0.3
info: { title: T, version: "1" }
${root}
paths:
  /orders:
    get:
      responses: { '200': { description: OK } }
  /invoices:
    post:
      responses: { '200': { description: OK } }
      ${invoices}
`;
const body = (schema: string) =>
  `requestBody: { content: { application/json: { schema: ${schema} } } }`;
const TO_ITSELF = "{ $ref: '#/components/schemas/A' }";
const ORDERS = '6 operation-has-authentication';
const INVOICES = '9 operation-has-authentication';

async function told(text: string): Promise<{ findings: string[]; errors: string[] }> {
  const { findings, diagnostics } = await checkText(text);
  return {
    findings: findings.map(({ at, rule }) => `${at.line} ${rule}`),
    errors: diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code),
  };
}

describe('a document with an error', () => {
  it.each([
    ['a reference that leads nowhere', "{ $ref: '#/components/schemas/No' }", 'SPEC-034'],
    ['a file that is not there', '{ $ref: no.yaml }', 'SPEC-033'],
    ['a schema that is a text', 'object', 'SPEC-050'],
    ['parts of a schema that are no list', '{ allOf: { type: object } }', 'SPEC-050'],
    ['a key without a value', '{ properties: }', 'SPEC-050'],
  ])('is judged but for %s', async (_, schema, error) => {
    expect(await told(spec(body(schema)))).toEqual({
      findings: [ORDERS, INVOICES],
      errors: [error],
    });
  });

  it.each([
    ['security', 'security: none', 'SPEC-050'],
    ['a parameter', 'parameters: [{ name: a }]', 'SPEC-051'],
    ['its body', 'requestBody: 7', 'SPEC-050'],
  ])('is silent about what may be missing for the error: %s', async (_, invoices, error) => {
    expect(await told(spec(invoices))).toEqual({ findings: [ORDERS], errors: [error] });
  });

  it.each([
    ['the security of all operations', spec('', 'security: none'), 'SPEC-050'],
    ['a circle', spec(body(TO_ITSELF), `components: { schemas: { A: ${TO_ITSELF} } }`), 'SPEC-035'],
    ['the version', spec('').replace('3.0.3', '4.0.0'), 'SPEC-022'],
  ])('is not judged where it is about %s', async (_, text, error) => {
    const { findings, errors } = await told(text);
    expect(findings).toEqual([]);
    expect(errors).toContain(error);
  });
});
