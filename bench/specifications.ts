// The specifications that are measured: made ones of any size, and real ones where they are at hand.

import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Measurable {
  readonly name: string;
  readonly file: string;
  /** The project that it is in. */
  readonly cwd: string;
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
  return { name: `${operations.toLocaleString('en')} operations`, file, cwd: folder };
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

/** What the authors of a real specification would annotate: every one has to deploy. */
interface Real {
  readonly name: string;
  /** Its folder, and the file in it. */
  readonly folder: string;
  readonly file: string;
  /** Updates of an overlay, by what they update. */
  readonly annotations: Readonly<Record<string, object>>;
  /** What no REST API can serve. */
  readonly remove?: readonly string[];
}

const tokens = { authorizer: { jwt: { issuer: 'https://id.example.com/', audience: 'api' } } };
const scheme = (name: string) => `$.components.securitySchemes.${name}`;
/** Most resources of these are below variables, where no base path can divide them. */
const gateway = { domain: DOMAIN, shards: { resources: 800 } };

function known(root: string): Real[] {
  const corpus = path.join(root, process.env['PORTCULLIS_CORPUS'] ?? '../shared/corpus');
  return [
    {
      name: 'Stripe (4 MB YAML)',
      folder: path.join(corpus, 'stripe'),
      file: 'spec3.yaml',
      annotations: {
        $: { 'x-gateway': gateway },
        [scheme('basicAuth')]: { 'x-gateway': { authorizer: { basic: true } } },
        [scheme('bearerAuth')]: { 'x-gateway': tokens },
      },
    },
    {
      name: 'DigitalOcean (900 files)',
      folder: path.join(corpus, 'digitalocean/specification'),
      file: 'DigitalOcean-public.v2.yaml',
      annotations: {
        $: { 'x-gateway': gateway },
        [scheme('bearer_auth')]: { 'x-gateway': tokens },
        [scheme('inference_bearer_auth')]: { 'x-gateway': tokens },
      },
      remove: ["$.paths['/<upload_url>']"],
    },
    {
      name: 'GitHub (13 MB JSON)',
      folder: path.join(root, 'node_modules/@octokit/openapi/generated'),
      file: 'api.github.com.json',
      annotations: { $: { 'x-gateway': gateway } },
    },
  ];
}

/** Real ones: GitHub's comes with the development dependencies, the others with a checkout of the corpus. */
export function real(root: string, cache: string): Measurable[] {
  return known(root)
    .filter(({ folder, file }) => existsSync(path.join(folder, file)))
    .map((one) => asProject(one, path.join(cache, 'projects', one.file)));
}

/** A project that has the specification as it is, and an overlay with its annotations. */
function asProject(
  { name, folder, file, annotations, remove = [] }: Real,
  cwd: string,
): Measurable {
  rmSync(cwd, { recursive: true, force: true });
  mkdirSync(cwd, { recursive: true });
  symlinkSync(folder, path.join(cwd, 'spec'));
  const actions = [
    ...Object.entries(annotations).map(([target, update]) => ({ target, update })),
    ...remove.map((target) => ({ target, remove: true })),
  ];
  const info = { title: 'Annotations', version: '1.0.0' };
  writeFileSync(
    path.join(cwd, 'overlay.json'),
    JSON.stringify({ overlay: '1.0.0', info, actions }),
  );
  writeFileSync(path.join(cwd, 'portcullis.yaml'), 'overlays: [{ file: overlay.json }]\n');
  return { name, file: path.join(cwd, 'spec', file), cwd };
}
