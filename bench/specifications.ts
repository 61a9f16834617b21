// The specifications that are measured: made ones of any size, and real ones where they are at hand.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Measurable {
  readonly name: string;
  readonly file: string;
}

/** What puts several REST APIs under one address. */
const DOMAIN = {
  name: 'api.example.com',
  certificate:
    'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
};

/** An API of so many operations: half read and half write, each pair with a schema of its own. */
export function made(operations: number, folder: string): Measurable {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `made-${operations}.json`);
  const pairs = Array.from({ length: operations / 2 }, (_, at) => at);
  const fine = (schema: object) => ({
    description: 'Fine',
    content: { 'application/json': { schema } },
  });
  const ref = (at: number) => ({ $ref: `#/components/schemas/Thing${at}` });
  const document = {
    openapi: '3.1.0',
    info: { title: `Made ${operations}`, version: '1.0.0' },
    'x-gateway': { domain: DOMAIN },
    security: [{ id: [] }],
    paths: Object.fromEntries(
      pairs.map((at) => [
        // A hundred resources for each area: more than the quota are several REST APIs.
        `/area-${Math.floor(at / 100)}/things-${at}`,
        {
          get: { operationId: `read${at}`, responses: { 200: fine(ref(at)) } },
          post: {
            operationId: `write${at}`,
            requestBody: { required: true, content: { 'application/json': { schema: ref(at) } } },
            responses: { 201: fine(ref(at)) },
          },
        },
      ]),
    ),
    components: {
      securitySchemes: {
        id: {
          ...{ type: 'http', scheme: 'bearer' },
          'x-gateway': {
            authorizer: { jwt: { issuer: 'https://id.example.com/', audience: 'things' } },
          },
        },
      },
      schemas: Object.fromEntries(pairs.map((at) => [`Thing${at}`, thing(at, pairs.length, ref)])),
    },
  };
  writeFileSync(file, JSON.stringify(document, null, 2));
  return { name: `${operations.toLocaleString('en')} operations`, file };
}

/** The areas do not refer to each other: else every REST API would need the models of all. */
function nextInArea(at: number, count: number): number {
  const first = at - (at % 100);
  return first + ((at - first + 1) % Math.min(100, count - first));
}

function thing(at: number, count: number, ref: (at: number) => object): object {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['id'],
    properties: {
      id: { type: 'string', maxLength: 36 },
      name: { type: 'string', maxLength: 100, pattern: '^[A-Za-z ]+$' },
      amount: { type: 'integer', minimum: 0, maximum: 1000 },
      tags: { type: 'array', maxItems: 10, items: { type: 'string', maxLength: 20 } },
      next: ref(nextInArea(at, count)),
    },
  };
}

/** GitHub's, with a domain and a raised quota, because most of its resources are below variables. */
function gitHub(root: string, folder: string): string {
  const file = path.join(root, 'node_modules/@octokit/openapi/generated/api.github.com.json');
  const annotated = path.join(folder, 'github.json');
  const settings = JSON.stringify({ domain: DOMAIN, shards: { resources: 800 } });
  const text = readFileSync(file, 'utf8').replace('{', `{ "x-gateway": ${settings},`);
  writeFileSync(annotated, text);
  return annotated;
}

/** Real ones: GitHub's comes with the development dependencies, the others with a checkout of the corpus. */
export function real(root: string, folder: string): Measurable[] {
  const corpus = path.join(root, process.env['PORTCULLIS_CORPUS'] ?? '../shared/corpus');
  return [
    { name: 'Stripe (4 MB YAML)', file: path.join(corpus, 'stripe/spec3.yaml') },
    {
      name: 'DigitalOcean (900 files)',
      file: path.join(corpus, 'digitalocean/specification/DigitalOcean-public.v2.yaml'),
    },
    { name: 'GitHub (13 MB JSON)', file: gitHub(root, folder) },
  ].filter(({ file }) => existsSync(file));
}
