import { describe, expect, it } from 'vitest';
import { readAnnotations } from '../../lib/annotations/index.js';
import { type ApiModel, dataMarks, readModel } from '../../lib/model/index.js';
import { Location } from '../../lib/source/index.js';
import { loadSpecText } from '../../lib/spec/index.js';

async function model(text: string, files: Record<string, string> = {}): Promise<ApiModel> {
  const spec = await loadSpecText(text, { files });
  const annotations = spec.value && readAnnotations(spec.value);
  const read = spec.value && annotations?.value && readModel(spec.value, annotations.value);
  if (!read?.value) throw new Error(JSON.stringify([spec.diagnostics, annotations?.diagnostics]));
  return read.value;
}

/** Without locations and what names the version: the rest must be the same whatever it was written in. */
function plain({ sourceVersion: _, annotations: __, ...rest }: ApiModel): unknown {
  return JSON.parse(
    JSON.stringify(rest, (key, value) =>
      value instanceof Location || key === 'settings' ? undefined : value,
    ),
  );
}

const V2 = `swagger: '2.0'
info: { title: Orders, version: '1' }
host: api.example.com
basePath: /v1
schemes: [https]
consumes: [application/json]
produces: [application/json]
securityDefinitions:
  login: { type: basic }
  oauth: { type: oauth2, flow: application, tokenUrl: https://id.example.com/t, scopes: { read: Read } }
security: [{ oauth: [read] }]
paths:
  /orders/{id}:
    parameters:
      - { name: id, in: path, required: true, type: string }
    put:
      operationId: replaceOrder
      parameters:
        - { name: order, in: body, required: true, schema: { $ref: '#/definitions/Order' } }
      responses:
        200: { description: Fine, schema: { $ref: '#/definitions/Order' } }
definitions:
  Order:
    type: object
    properties:
      price: { type: number, minimum: 0, exclusiveMinimum: true }
      note: { type: string, x-nullable: true }
`;
const V3 = (version: string, price: string, note: string) => `openapi: ${version}
info: { title: Orders, version: '1' }
servers: [{ url: https://api.example.com/v1 }]
security: [{ oauth: [read] }]
paths:
  /orders/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    put:
      operationId: replaceOrder
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
      responses:
        '200': { description: Fine, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
components:
  securitySchemes:
    login: { type: http, scheme: Basic }
    oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: https://id.example.com/t, scopes: { read: Read } } } }
  schemas:
    Order:
      type: object
      properties:
        price: ${price}
        note: ${note}
`;

describe('one model', () => {
  it('comes out of three versions', async () => {
    const [v2, v30, v31] = await Promise.all([
      model(V2),
      model(
        V3(
          '3.0.3',
          '{ type: number, minimum: 0, exclusiveMinimum: true }',
          '{ type: string, nullable: true }',
        ),
      ),
      model(V3('3.1.0', '{ type: number, exclusiveMinimum: 0 }', '{ type: [string, "null"] }')),
    ]);
    expect(plain(v2)).toEqual(plain(v31));
    expect(plain(v30)).toEqual(plain(v31));
  });

  it('has effective security and parameters on each operation', async () => {
    const { operations } = await model(`openapi: 3.1.0
info: { title: T, version: '1' }
security: [{ a: [] }]
paths:
  /a:
    parameters: [{ name: p, in: query, schema: { type: string } }, { name: q, in: query, required: true }]
    get: { parameters: [{ name: q, in: query }], responses: {} }
    post: { security: [], responses: {} }
components: { securitySchemes: { a: { type: http, scheme: bearer } } }
`);
    expect(
      operations.map(({ id, security, securitySource }) => [id, security.length, securitySource]),
    ).toEqual([
      ['GET /a', 1, 'root'],
      ['POST /a', 0, 'operation'],
    ]);
    expect(operations[0]?.parameters.map(({ name, required }) => [name, required])).toEqual([
      ['p', false],
      ['q', false],
    ]);
  });

  it('names every schema that a reference leads to, once, over files and in circles', async () => {
    const { schemas } = await model(
      `openapi: 3.1.0
info: { title: T, version: '1' }
paths: {}
components:
  schemas:
    Order: { type: object, properties: { self: { $ref: '#/components/schemas/Order' }, line: { $ref: line.yaml }, sku: { $ref: 'line.yaml#/properties/sku' } } }
    line: { type: string }
`,
      {
        'line.yaml':
          'type: object\nproperties: { sku: { type: string }, order: { $ref: "openapi.yaml#/components/schemas/Order" } }\n',
      },
    );
    expect(Object.keys(schemas)).toEqual(['Order', 'line', 'line2', 'sku']);
    expect(schemas['Order']?.schema).toMatchObject({
      properties: {
        self: { $ref: '#/components/schemas/Order' },
        line: { $ref: '#/components/schemas/line2' },
        sku: { $ref: '#/components/schemas/sku' },
      },
    });
    expect(String(schemas['line2']?.at.child('properties', 'sku'))).toBe('line.yaml:2:15');
  });

  it('finds marks through references, but not what a direction leaves out', async () => {
    const api = await model(`openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /a:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Card' } } } }
      responses: { '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/Card' } } } } }
components:
  schemas:
    Card:
      type: object
      properties:
        number: { type: string, writeOnly: true, x-gateway: { data: pan } }
        holder: { type: string, x-gateway: { data: pii } }
        parent: { $ref: '#/components/schemas/Card' }
`);
    const [operation] = api.operations;
    const marks = operation ? dataMarks(api, operation) : [];
    expect(marks.map(({ data, where, at }) => `${where} ${data} ${at.line}`).sort()).toEqual([
      'request pan 13',
      'request pii 14',
      'response pii 14',
    ]);
  });

  it('takes operationIds once, and says where one is used again', async () => {
    const spec = await loadSpecText(`openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /a: { get: { operationId: one, responses: {} } }
  /b: { get: { operationId: one, responses: {} } }
`);
    const annotations = spec.value && readAnnotations(spec.value).value;
    const read = spec.value && annotations && readModel(spec.value, annotations);
    expect(read?.value?.operations.map(({ id }) => id)).toEqual(['one', 'GET /b']);
    expect(read?.diagnostics.map(({ code, at }) => `${code} ${at?.line}:${at?.column}`)).toEqual([
      'MOD-001 5:29',
    ]);
  });

  it('keeps what the gateway has no use for, to be reported', async () => {
    const { ignored, emptyPaths } = await model(`openapi: 3.1.0
info: { title: T, version: '1' }
webhooks: { w: { post: { responses: {} } } }
paths:
  /empty: {}
  /a:
    post:
      callbacks: { c: { '{$request.body#/url}': { post: { responses: {} } } } }
      responses: { '200': { description: OK, links: { l: { operationId: x } } } }
`);
    expect(ignored.map(({ what, at }) => `${what} ${at.line}`)).toEqual([
      'webhook 3',
      'callback 8',
      'link 9',
    ]);
    expect(emptyPaths.map(String)).toEqual(['openapi.yaml:5:3']);
  });
});
