// What is wrong inside documents that are well-formed, each at its place. As people's linters know it.

import { describe, expect, it } from 'vitest';
import { loadSpecText } from '../../../lib/spec/index.js';

type Case = readonly [name: string, text: string, want: readonly string[]];

const V3 = 'openapi: 3.0.3\ninfo: { title: T, version: 1.0.0 }\n';
const V31 = 'openapi: 3.1.0\ninfo: { title: T, version: 1.0.0 }\n';
const V2 = "swagger: '2.0'\ninfo: { title: T, version: 1.0.0 }\n";

async function told(text: string): Promise<string[]> {
  const { diagnostics } = await loadSpecText(text, {});
  for (const { message, hint } of diagnostics) expect([message, hint]).not.toContain('undefined');
  return diagnostics.map(({ at, code }) => `${at?.line}:${at?.column} ${code}`);
}

const schema = (text: string) => `${V3}paths: {}\ncomponents: { schemas: { A: ${text} } }\n`;
const schema31 = (text: string) => schema(text).replace(V3, V31);
const parameter = (text: string) =>
  `${V3}paths:\n  /a/{id}:\n    get:\n      parameters: [${text}]\n      responses: {}\n`;
const parameter2 = (text: string) => operation2(`parameters: [{ name: ids, in: query, ${text} }]`);
const operation = (text: string) => `${V3}paths:\n  /a:\n    get:\n      ${text}\n`;
const operation2 = (text: string, root = '') =>
  `${V2}${root}paths:\n  /a:\n    post: { ${text}, responses: {} }\n`;

function table(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    it.each(cases)('%s', async (_, text, want) => {
      expect(await told(text)).toEqual(want);
    });
  });
}

table('schemas', [
  [
    'a minimum above the maximum',
    schema('{ type: integer, minimum: 5, maximum: 2 }'),
    ['4:55 SPEC-100'],
  ],
  [
    'a length that none has',
    schema('{ type: string, minLength: 5, maxLength: 2 }'),
    ['4:56 SPEC-100'],
  ],
  ['equal bounds', schema('{ type: array, items: {}, minItems: 2, maxItems: 2 }'), []],
  [
    'a required property that is not described',
    schema('{ type: object, properties: { name: {} }, required: [nmae] }'),
    ['4:82 SPEC-101'],
  ],
  [
    'what another part of a composition may describe',
    schema('{ allOf: [{ type: object, properties: { a: {} }, required: [b] }] }'),
    [],
  ],
  [
    'what another part describes, where a reference leads to the one that requires it',
    schema(
      "{ type: object, properties: { a: {} }, required: [b] }, B: { allOf: [{ $ref: '#/components/schemas/A' }, { properties: { b: {} } }] }",
    ),
    [],
  ],
  [
    'what a schema of choices describes for all of them',
    schema(
      "{ type: object, properties: { a: {} }, required: [b] }, B: { oneOf: [{ $ref: '#/components/schemas/A' }], properties: { b: {} } }",
    ),
    [],
  ],
  [
    'a choice by itself',
    schema(
      "{ type: object, properties: { a: {} }, required: [b] }, B: { oneOf: [{ $ref: '#/components/schemas/A' }] }",
    ),
    ['4:79 SPEC-101'],
  ],
  [
    'properties that were to come from elsewhere, which is told once',
    schema(
      "{ type: object, properties: { $ref: '#/components/schemas/B' }, required: [b] }, B: {}",
    ),
    ['4:59 SPEC-058'],
  ],
  [
    'a map that requires',
    schema(
      '{ type: object, properties: { a: {} }, required: [b], additionalProperties: { type: string } }',
    ),
    [],
  ],
  ['a length of a number', schema('{ type: integer, maxLength: 5 }'), ['4:46 SPEC-102']],
  ['items of a string', schema('{ type: string, items: {} }'), ['4:45 SPEC-102']],
  ['a default of another type', schema("{ type: integer, default: '5' }"), ['4:55 SPEC-103']],
  ['an example of another type', schema('{ type: string, example: 5 }'), ['4:54 SPEC-103']],
  ['a value of another type', schema("{ type: integer, enum: [1, '2'] }"), ['4:56 SPEC-103']],
  [
    'a default that the enumeration has not',
    schema('{ type: string, enum: [placed, paid], default: payed }'),
    ['4:76 SPEC-104'],
  ],
  ['a value twice', schema('{ type: string, enum: [a, b, a] }'), ['4:58 SPEC-105']],
  ['a type that does not exist', schema('{ type: int }'), ['4:37 SPEC-106']],
  ['a list without items', schema('{ type: array }'), ['4:26 SPEC-107']],
  ['a parameter without items in 2.0', parameter2('type: array'), ['5:26 SPEC-107']],
  [
    'a parameter of lists without items in 2.0',
    parameter2('type: array, items: { type: array }'),
    ['5:63 SPEC-107'],
  ],
  ['a parameter with items in 2.0', parameter2('type: array, items: { type: string }'), []],
  ['a list without items in 3.1', schema31('{ type: array }'), []],
  [
    'neither for callers nor for the API',
    schema('{ type: string, readOnly: true, writeOnly: true }'),
    ['4:72 SPEC-108'],
  ],
  [
    'a discriminator that is no property',
    schema(
      '{ type: object, properties: { kind: { type: string } }, required: [kind], discriminator: { propertyName: knd } }',
    ),
    ['4:134 SPEC-109'],
  ],
  [
    'a discriminator that is not required',
    schema(
      '{ type: object, properties: { kind: { type: string } }, discriminator: { propertyName: kind } }',
    ),
    ['4:116 SPEC-109'],
  ],
  [
    'a discriminator that is a number',
    schema(
      '{ type: object, properties: { kind: { type: integer } }, required: [kind], discriminator: { propertyName: kind } }',
    ),
    ['4:135 SPEC-109'],
  ],
  [
    'a discriminator that an alternative has not',
    schema(
      "{ oneOf: [{ $ref: '#/components/schemas/B' }], discriminator: { propertyName: kind } }, B: { type: object, properties: { a: {} } }",
    ),
    ['4:107 SPEC-109'],
  ],
  [
    'a discriminator that maps to nowhere, by reference and by name',
    schema(
      "{ type: object, required: [kind], properties: { kind: { type: string } }, discriminator: { propertyName: kind, mapping: { b: '#/components/schemas/C', c: C, a: A, d: 'other.yaml#/D', e: e.yaml } } }",
    ),
    ['4:154 SPEC-109', '4:183 SPEC-109'],
  ],
  [
    'a discriminator of 2.0',
    `${V2}paths: {}\ndefinitions: { A: { type: object, properties: { kind: { type: string } }, required: [kind], discriminator: knd } }\n`,
    ['4:108 SPEC-109'],
  ],
  [
    'a closed part of a composition',
    schema(
      '{ allOf: [{ type: object, properties: { a: {} }, additionalProperties: false }, { type: object, properties: { b: {} } }] }',
    ),
    ['4:100 SPEC-110'],
  ],
  [
    'a closed part that names everything',
    schema(
      '{ allOf: [{ properties: { a: {} }, additionalProperties: false }, { required: [a] }] }',
    ),
    [],
  ],
  [
    'a default that is never used',
    schema('{ type: object, properties: { a: { type: string, default: x } }, required: [a] }'),
    ['4:87 SPEC-111'],
  ],
  [
    'a pattern beside an enumeration',
    schema('{ type: string, enum: [a], pattern: a }'),
    ['4:56 SPEC-112'],
  ],
  ['a keyword with a typo', schema('{ type: string, maxLenght: 5 }'), ['4:45 SPEC-053']],
  [
    'a constraint beside a reference',
    schema(
      "{ type: object, properties: { b: { $ref: '#/components/schemas/B', nullable: true } } }, B: { type: string }",
    ),
    ['4:96 SPEC-091'],
  ],
  [
    'a constraint beside a reference in 3.1',
    schema31(
      "{ type: object, properties: { b: { $ref: '#/components/schemas/B', maxLength: 2 } } }, B: { type: string }",
    ),
    [],
  ],
  ['a key twice', schema('{ type: object, properties: { a: {}, a: {} } }'), ['4:66 SPEC-012']],
  ['a reference in a circle', schema("{ $ref: '#/components/schemas/A' }"), ['4:37 SPEC-035']],
]);

table('parameters', [
  ['one without a value', parameter('{ name: q, in: query }'), ['6:20 SPEC-060']],
  [
    'one with two descriptions',
    parameter('{ name: q, in: query, schema: {}, content: { application/json: {} } }'),
    ['6:54 SPEC-061'],
  ],
  [
    'one of several media types',
    parameter('{ name: q, in: query, content: { application/json: {}, text/plain: {} } }'),
    ['6:42 SPEC-062'],
  ],
  [
    'a part of the path that may be missing',
    parameter('{ name: id, in: path, schema: {} }'),
    ['6:20 SPEC-063'],
  ],
  [
    'an empty value of a header',
    parameter('{ name: q, in: header, schema: {}, allowEmptyValue: true }'),
    ['6:55 SPEC-064'],
  ],
  [
    'reserved characters in a path',
    parameter('{ name: id, in: path, required: true, schema: {}, allowReserved: true }'),
    ['6:70 SPEC-064'],
  ],
  [
    'a style of another place',
    parameter('{ name: q, in: query, style: matrix, schema: {} }'),
    ['6:49 SPEC-065'],
  ],
  [
    'one twice',
    parameter('{ name: q, in: query, schema: {} }, { name: q, in: query, schema: {} }'),
    ['6:56 SPEC-056'],
  ],
  [
    'a header without a value',
    operation("responses: { '200': { description: OK, headers: { x-a: {} } } }"),
    ['6:57 SPEC-060'],
  ],
  [
    'a body of 2.0 without a schema',
    operation2('consumes: [a/b], parameters: [{ name: b, in: body }]'),
    ['5:43 SPEC-060', '5:24 SPEC-071'],
  ],
  [
    'a schema outside the body',
    operation2('parameters: [{ name: q, in: query, type: string, schema: {} }]'),
    ['5:62 SPEC-061'],
  ],
  [
    'two bodies',
    operation2(
      'consumes: [application/json], parameters: [{ name: a, in: body, schema: {} }, { name: b, in: body, schema: {} }]',
    ),
    ['5:43 SPEC-066'],
  ],
  [
    'a body and a form',
    operation2(
      'consumes: [application/json], parameters: [{ name: a, in: body, schema: {} }, { name: b, in: formData, type: string }]',
    ),
    ['5:43 SPEC-066'],
  ],
  [
    'a file outside a form',
    operation2('parameters: [{ name: a, in: query, type: file }]'),
    ['5:41 SPEC-067'],
  ],
  [
    'a file in a form that has none',
    operation2(
      'consumes: [application/x-www-form-urlencoded], parameters: [{ name: a, in: formData, type: file }]',
    ),
    ['5:73 SPEC-067'],
  ],
  [
    'a list that cannot repeat',
    operation2(
      'parameters: [{ name: a, in: header, type: array, items: { type: string }, collectionFormat: multi }]',
    ),
    ['5:87 SPEC-064'],
  ],
]);

table('media types', [
  [
    'no media type',
    operation('requestBody: { content: { json: {} } }\n      responses: {}'),
    ['6:33 SPEC-070'],
  ],
  [
    'a top type with a typo',
    operation('requestBody: { content: { aplication/json: {} } }\n      responses: {}'),
    ['6:33 SPEC-071'],
  ],
  ['one of 2.0', operation2('produces: [json]'), ['5:24 SPEC-070']],
  [
    'parameters and wildcards',
    operation(
      "requestBody: { content: { 'application/json; charset=utf-8': {}, '*/*': {} } }\n      responses: {}",
    ),
    [],
  ],
  [
    'an encoding of no property',
    operation(
      'requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { file: {} } }, encoding: { fil: {} } } } }\n      responses: {}',
    ),
    ['6:120 SPEC-072'],
  ],
  [
    'an encoding outside a form',
    operation(
      'requestBody: { content: { application/json: { encoding: { a: {} } } } }\n      responses: {}',
    ),
    ['6:53 SPEC-064'],
  ],
  [
    'a style outside a form',
    operation(
      'requestBody: { content: { multipart/form-data: { encoding: { a: { explode: true } } } } }\n      responses: {}',
    ),
    ['6:73 SPEC-064'],
  ],
  [
    'a style and its explosion outside a form, together',
    operation(
      'requestBody: { content: { multipart/form-data: { encoding: { a: { explode: true, style: form } } } } }\n      responses: {}',
    ),
    ['6:88 SPEC-064'],
  ],
  [
    'a media type as a header of a part',
    operation(
      'requestBody: { content: { multipart/form-data: { encoding: { a: { headers: { Content-Type: {} } } } } } }\n      responses: {}',
    ),
    ['6:84 SPEC-081'],
  ],
  [
    'several files without borders',
    operation(
      'requestBody: { content: { application/octet-stream: { schema: { type: object, properties: { a: { type: array, items: { type: string, format: binary } } } } } } }\n      responses: {}',
    ),
    ['6:99 SPEC-074'],
  ],
  [
    'a body whose type nobody names',
    operation2('parameters: [{ name: b, in: body, schema: {} }]'),
    ['5:5 SPEC-075'],
  ],
  [
    'an answer whose type nobody names',
    `${V2}paths:\n  /a:\n    get: { responses: { '200': { description: OK, schema: {} } } }\n`,
    ['5:5 SPEC-075'],
  ],
]);

table('responses and links', [
  [
    'a body of 204',
    operation("responses: { '204': { description: done, content: { application/json: {} } } }"),
    ['6:48 SPEC-080'],
  ],
  [
    'a body of an answer to HEAD',
    `${V3}paths:\n  /a:\n    head: { responses: { '200': { description: OK, content: { application/json: {} } } } }\n`,
    ['5:52 SPEC-080'],
  ],
  [
    'a body of 304 in 2.0',
    `${V2}produces: [application/json]\npaths:\n  /a:\n    get: { responses: { '304': { description: same, schema: {} } } }\n`,
    ['6:53 SPEC-080'],
  ],
  [
    'a media type as a header',
    operation(
      "responses: { '200': { description: OK, headers: { Content-Type: { schema: {} } } } }",
    ),
    ['6:57 SPEC-081'],
  ],
  [
    'a link to nowhere',
    operation(
      "operationId: getA\n      responses: { '200': { description: OK, links: { next: { operationId: getB } } } }",
    ),
    ['7:76 SPEC-082'],
  ],
  [
    'a link to an operation that is not there, by reference',
    operation(
      "responses: { '200': { description: OK, links: { next: { operationRef: '#/paths/~1gone/get' }, there: { operationRef: '#/paths/~1a/get' } } } }",
    ),
    ['6:77 SPEC-082'],
  ],
  [
    'a link with two targets',
    operation(
      "operationId: getA\n      responses: { '200': { description: OK, links: { next: { operationId: getA, operationRef: '#/paths/~1a/get' } } } }",
    ),
    ['7:96 SPEC-083'],
  ],
  [
    'a link without a target',
    operation("responses: { '200': { description: OK, links: { next: { description: x } } } }"),
    ['6:55 SPEC-083'],
  ],
  ['no status code', operation("responses: { '2000': { description: OK } }"), ['6:20 SPEC-057']],
]);

table('examples', [
  [
    'one that does not exist',
    parameter(
      "{ name: q, in: query, schema: {}, examples: { a: { $ref: '#/components/examples/A' } } }",
    ),
    ['6:77 SPEC-092'],
  ],
]);

table('servers, addresses and names', [
  [
    'a variable that is not defined',
    `${V3}servers: [{ url: 'https://{regon}.a.org', variables: { region: { default: eu } } }]\npaths: {}\n`,
    ['3:18 SPEC-084', '3:56 SPEC-085'],
  ],
  ['a host with a scheme', `${V2}host: https://a.org/v1\npaths: {}\n`, ['3:7 SPEC-086']],
  ['a base path without a slash', `${V2}basePath: v1\npaths: {}\n`, ['3:11 SPEC-086']],
  [
    'a contact',
    `openapi: 3.0.3\ninfo: { title: T, version: 1.0.0, contact: { email: team, url: www.a.org } }\npaths: {}\n`,
    ['2:64 SPEC-087', '2:53 SPEC-088'],
  ],
  [
    'a licence',
    `openapi: 3.0.3\ninfo: { title: T, version: 1.0.0, license: { name: MIT, url: see LICENSE } }\npaths: {}\n`,
    ['2:62 SPEC-087'],
  ],
  [
    'documentation',
    `${V3}externalDocs: { url: the wiki }\ntags: [{ name: a, externalDocs: { url: the wiki } }]\npaths: {}\n`,
    ['3:22 SPEC-087', '4:40 SPEC-087'],
  ],
  [
    'documentation of an operation',
    operation('externalDocs: { url: the wiki }\n      responses: {}'),
    ['6:28 SPEC-087'],
  ],
  ['a relative address', `${V3}externalDocs: { url: docs/index.html }\npaths: {}\n`, []],
  [
    'a name with blanks',
    `${V3}paths: {}\ncomponents: { schemas: { A B: { type: string } } }\n`,
    ['4:26 SPEC-089'],
  ],
  [
    'a response that is a schema',
    operation(
      "responses: { '200': { $ref: '#/components/schemas/A' } }\ncomponents: { schemas: { A: { type: object } } }",
    ),
    ['6:35 SPEC-090'],
  ],
  [
    'a header that is the document',
    operation("responses: { '200': { description: OK, headers: { A: { $ref: '#' } } } }"),
    ['6:68 SPEC-090'],
  ],
  [
    'a schema that is a response of 2.0',
    `${V2}paths: {}\nresponses: { R: { description: OK } }\ndefinitions: { A: { type: object, properties: { r: { $ref: '#/responses/R' } } } }\n`,
    ['5:60 SPEC-090'],
  ],
]);

const scheme = (text: string) =>
  `${V3}paths: {}\ncomponents: { securitySchemes: { login: { ${text} } } }\n`;
const scheme2 = (text: string) => `${V2}paths: {}\nsecurityDefinitions: { login: { ${text} } }\n`;

table('what OpenAPI asks for', [
  [
    'flows with what each needs',
    scheme(
      'type: oauth2, flows: { implicit: { authorizationUrl: https://a.example.com, scopes: {} } }',
    ),
    [],
  ],
  [
    'a flow without the address of its tokens',
    scheme('type: oauth2, flows: { authorizationCode: { authorizationUrl: /a, scopes: {} } }'),
    ['4:66 SPEC-052'],
  ],
  ['a key without its name', scheme('type: apiKey, in: header'), ['4:34 SPEC-052']],
  ['http without its scheme', scheme('type: http'), ['4:34 SPEC-052']],
  [
    'a flow of 2.0 without addresses and scopes',
    scheme2('type: oauth2, flow: application'),
    ['4:24 SPEC-052', '4:24 SPEC-052'],
  ],
  ['oauth2 of 2.0 without its flow', scheme2('type: oauth2, scopes: {}'), ['4:24 SPEC-052']],
  ['a response without a description', operation("responses: { '200': {} }"), ['6:20 SPEC-052']],
  ['an operation without responses', operation('summary: Orders'), ['5:5 SPEC-052']],
  ['an operation without responses in 3.1', operation('summary: Orders').replace(V3, V31), []],
  [
    'a header of 2.0 without a type',
    `${V2}paths: {}\nresponses: { R: { description: OK, headers: { A: { description: A } } } }\n`,
    ['4:47 SPEC-052'],
  ],
  [
    'a licence without a name',
    `${V3.replace('1.0.0 }', '1.0.0, license: {} }')}paths: {}\n`,
    ['2:35 SPEC-052'],
  ],
  [
    'a discriminator without its property',
    schema('{ type: object, discriminator: { mapping: {} } }'),
    ['4:45 SPEC-052'],
  ],
  ['a tag without a name', `${V3}paths: {}\ntags: [{ description: A }]\n`, ['4:8 SPEC-052']],
  [
    'documentation without its address',
    operation('{ responses: {}, externalDocs: { description: A } }').replace('\n      {', ' {'),
    ['5:27 SPEC-052'],
  ],
  [
    'a variable of a server without a default',
    `${V3}paths: {}\nservers: [{ url: 'https://{a}.example.com', variables: { a: {} } }]\n`,
    ['4:58 SPEC-052'],
  ],
]);

table('what belongs to another version', [
  [
    'consumes in 3.0',
    operation('{ consumes: [text/plain], responses: {} }').replace('\n      {', ' {'),
    ['5:12 SPEC-053'],
  ],
  ['a request body in 2.0', operation2('requestBody: { content: {} }'), ['5:13 SPEC-053']],
  ['definitions in 3.0', `${V3}paths: {}\ndefinitions: {}\n`, ['4:1 SPEC-053']],
]);

table('lists', [
  ['an enumeration of nothing', schema('{ type: string, enum: [] }'), ['4:45 SPEC-113']],
  ['a composition of nothing', schema('{ anyOf: [] }'), ['4:31 SPEC-113']],
  ['nothing required', schema('{ type: object, required: [] }'), ['4:45 SPEC-114']],
  ['nothing required in 3.1', schema31('{ type: object, required: [] }'), []],
  [
    'a variable of a server that has no value',
    `${V3}paths: {}\nservers: [{ url: 'https://{a}.example.com', variables: { a: { default: b, enum: [] } } }]\n`,
    ['4:75 SPEC-113'],
  ],
  [
    'a name required twice',
    schema('{ type: object, required: [a, a], properties: { a: {} } }'),
    ['4:59 SPEC-105'],
  ],
  ['a tag twice', `${V3}paths: {}\ntags: [{ name: a }, { name: a }]\n`, ['4:29 SPEC-105']],
  ['a scheme twice', `${V2}paths: {}\nschemes: [https, https]\n`, ['4:18 SPEC-105']],
]);

table('values of 2.0 that are no schemas', [
  [
    'a length that none has',
    parameter2('type: string, minLength: 5, maxLength: 2'),
    ['5:75 SPEC-100'],
  ],
  ['a length of a number', parameter2('type: integer, maxLength: 5'), ['5:65 SPEC-102']],
  ['a default of another type', parameter2('type: integer, default: all'), ['5:74 SPEC-103']],
  [
    'what its items are',
    parameter2('type: array, items: { type: integer, minimum: 5, maximum: 2 }'),
    ['5:96 SPEC-100'],
  ],
  ['one that is required', parameter2('type: string, required: true'), []],
  [
    'a header',
    `${V2}paths: {}\nresponses: { R: { description: OK, headers: { A: { type: integer, minimum: 5, maximum: 2 } } } }\n`,
    ['4:76 SPEC-100'],
  ],
]);

const answer = (text: string) =>
  operation(
    `responses: { '200': { description: OK, content: { application/json: { ${text} } } } }`,
  );

table('written examples', [
  ['of another type', answer('schema: { type: integer }, example: five'), ['6:113 SPEC-103']],
  [
    'of another type inside, where the schema is referred to',
    `${answer("schema: { $ref: '#/components/schemas/A' }, example: { items: [{ n: one }] }")}components: { schemas: { A: { allOf: [{ properties: { items: { type: array, items: { properties: { n: { type: integer } } } } } }] } } }\n`,
    ['6:145 SPEC-103'],
  ],
  [
    'by name',
    answer('schema: { type: integer }, examples: { one: { value: five } }'),
    ['6:130 SPEC-103'],
  ],
  [
    'what alternatives describe',
    answer('schema: { oneOf: [{ type: integer }] }, example: five'),
    [],
  ],
  [
    'of another media type',
    answer('schema: { type: object }, example: five').replace('json', 'xml'),
    [],
  ],
  [
    'of 2.0',
    `${V2}paths: {}\nresponses: { R: { description: OK, schema: { type: integer }, examples: { application/json: five } } }\n`,
    ['4:93 SPEC-103'],
  ],
]);

table('what has no effect', [
  [
    'a key beside the reference to a parameter',
    `${operation("parameters: [{ $ref: '#/components/parameters/P', required: true }]\n      responses: {}")}components: { parameters: { P: { name: p, in: query, schema: {} } } }\n`,
    ['6:57 SPEC-091'],
  ],
  [
    'a description beside it',
    `${operation("parameters: [{ $ref: '#/components/parameters/P', description: A }]\n      responses: {}")}components: { parameters: { P: { name: p, in: query, schema: {} } } }\n`,
    [],
  ],
  [
    'a link, a callback and an example that are schemas',
    `${operation("responses: { '200': { description: OK, links: { A: { $ref: '#/components/schemas/A' } }, content: { text/plain: { examples: { A: { $ref: '#/components/schemas/A' } } } } } }\n      callbacks: { A: { $ref: '#/components/schemas/A' } }")}components: { schemas: { A: {} } }\n`,
    ['6:144 SPEC-090', '6:66 SPEC-090', '7:31 SPEC-090'],
  ],
  [
    'an empty value of a style that has none',
    parameter('{ name: id, in: query, style: deepObject, allowEmptyValue: true, schema: {} }'),
    ['6:62 SPEC-064'],
  ],
  [
    'the type of a part that is none',
    operation(
      'requestBody: { content: { multipart/form-data: { schema: { properties: { a: {} } }, encoding: { a: { contentType: "image/png, png" } } } } }\n      responses: {}',
    ),
    ['6:121 SPEC-070'],
  ],
  [
    'a closed alternative beside properties',
    schema(
      '{ properties: { a: {} }, oneOf: [{ additionalProperties: false, properties: { b: {} } }] }',
    ),
    ['4:86 SPEC-110'],
  ],
  [
    'a closed alternative that names everything',
    schema(
      '{ properties: { a: {} }, oneOf: [{ additionalProperties: false, properties: { a: {}, b: {} } }] }',
    ),
    [],
  ],
]);

table('where more is to be read', [
  [
    'the documentation of a property',
    schema('{ properties: { a: { externalDocs: { url: www.example.com } } } }'),
    ['4:71 SPEC-087'],
  ],
]);

table('paths', [
  [
    'two that are one, with other methods',
    `${V3}paths:\n  /a/{x}: { get: { responses: {} } }\n  /a/{y}: { post: { responses: {} } }\n`,
    ['5:3 SPEC-093'],
  ],
  [
    'two that are one, with a method that both have, told where they are planned',
    `${V3}paths:\n  /a/{x}: { get: { responses: {} } }\n  /a/{y}: { get: { responses: {} } }\n`,
    [],
  ],
]);

table('readers of Swagger 2.0', [
  [
    'an example of a type that is not answered',
    `${V2}paths:\n  /a: { get: { produces: [text/csv], responses: { '200': { description: OK, examples: { text/plain: a } } } } }\n`,
    ['4:89 SPEC-094'],
  ],
  ['a summary of a page', operation2(`summary: ${'a'.repeat(120)}`), ['5:22 SPEC-095']],
]);

table('security schemes that are not defined, where nothing is served', [
  [
    'of the root, where every operation has its own',
    `${V3}security: [{ none: [] }]\npaths:\n  /a: { get: { security: [], responses: {} } }\n`,
    ['3:14 SPEC-096'],
  ],
  [
    'of the root, where an operation has none of its own: told where that is planned',
    `${V3}security: [{ none: [] }]\npaths:\n  /a: { get: { responses: {} } }\n`,
    [],
  ],
  [
    'of a webhook',
    `${V31}paths: {}\nwebhooks: { a: { post: { security: [{ none: [] }], responses: {} } } }\n`,
    ['4:39 SPEC-096'],
  ],
  [
    'of a callback',
    operation(
      "responses: {}\n      callbacks: { a: { '{$url}': { post: { security: [{ none: [] }], responses: {} } } } }",
    ),
    ['7:58 SPEC-096'],
  ],
]);

table('bodies that a path gives its operations in 2.0', [
  [
    'beside a form',
    `${V2}consumes: [application/json]\npaths:\n  /a:\n    parameters: [{ name: b, in: body, schema: {} }]\n    post: { parameters: [{ name: f, in: formData, type: string }], responses: {} }\n`,
    ['7:13 SPEC-066'],
  ],
  [
    'in whose place one stands',
    `${V2}consumes: [application/json]\npaths:\n  /a:\n    parameters: [{ name: b, in: body, schema: {} }]\n    post: { parameters: [{ name: b, in: body, schema: {} }], responses: {} }\n`,
    [],
  ],
]);

table('defaults of parameters', [
  [
    'that are required',
    parameter('{ name: n, in: query, required: true, schema: { default: a } }'),
    ['6:77 SPEC-111'],
  ],
  ['that are not', parameter('{ name: n, in: query, schema: { default: a } }'), []],
]);
