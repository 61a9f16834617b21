// What users change between two deploys: each time one apply leaves nothing to do, and what is there in the end can be
// destroyed.

import { afterAll, describe, expect, it } from 'vitest';
import { ACCOUNT, REGION } from '../support/aws/world.js';
import { findTerraform, type Terraform } from '../terraform/terraform.js';
import { Deployment, NO_CHANGES, type Specification, written } from './deployment.js';

const found = findTerraform();
const deployments: Deployment[] = [];
afterAll(() => Promise.all(deployments.map((one) => one.end())));

/** Milliseconds, for some fifteen runs of Terraform beside others. */
const LIFE = 600_000;

const certificate = `arn:aws:acm:${REGION}:${ACCOUNT}:certificate/0f3c2c4e-0000-4000-8000-000000000000`;
const jwt = (issuer: string) => ({
  type: 'http',
  scheme: 'bearer',
  'x-gateway': { authorizer: { jwt: { issuer, audience: 'notes' } } },
});

interface Asked {
  readonly title?: string;
  readonly annotations?: object;
  /** Of the one operation that has settings of its own. */
  readonly operation?: object;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  /** Whether the key is one that the account has. */
  readonly ownKey?: boolean;
}

function notes({ title = 'Notes', annotations, operation, security }: Asked): Specification {
  const responses = { '200': { description: 'Fine' } };
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', maxLength: 36 } };
  return {
    openapi: '3.1.0',
    info: { title, version: '1.0.0' },
    'x-gateway': { backend: { http: 'https://notes.internal.example.com' }, ...annotations },
    security: security ?? [{ key: [] }],
    paths: {
      '/notes': { get: { operationId: 'list', responses } },
      '/notes/{id}': { parameters: [id], get: { responses, 'x-gateway': operation } },
    },
    components: {
      securitySchemes: {
        key: { type: 'apiKey', in: 'header', name: 'x-api-key' },
        token: jwt('https://id.example.com/'),
        partner: jwt('https://id.partner.example/'),
      },
    },
  };
}

const KEYS = { plans: { free: { throttle: { rate: 5, burst: 10 }, keys: ['trial', 'partner'] } } };
const NO_KEYS = { plans: { free: { throttle: { rate: 5, burst: 10 } } } };
const domain = (name: string, more: object = {}) => ({ domain: { name, certificate, ...more } });
const mutual = domain('api.example.com', { mtls: 's3://trust/ca.pem' });
const PRIVATE = { private: { vpcEndpoints: ['vpce-0123456789abcdef0'] } };

interface Life {
  readonly first: Asked;
  /** Several changes each, because a run of Terraform costs seconds. */
  readonly steps: readonly (readonly [name: string, asked: Asked])[];
  /** What AWS does not change in place, and its words: the page of `endpoint` says what to do. */
  readonly refused: readonly [asked: Asked, message: string];
}

const lives: [what: string, life: Life][] = [
  [
    'domain, authentication, cache, logs and names',
    {
      first: { annotations: { ...domain('api.example.com'), ...KEYS } },
      steps: [
        [
          'another domain, JWT in place of API keys, and a cache',
          {
            annotations: { ...domain('notes.example.com'), ...KEYS },
            security: [{ token: [] }],
            operation: { cache: { ttl: '60s', key: ['path.id'] } },
          },
        ],
        [
          'no domain, a second issuer, no cache, no API keys, shorter retention',
          {
            annotations: { ...NO_KEYS, logging: { retention: '30d' } },
            security: [{ token: [] }, { partner: [] }],
          },
        ],
        [
          'API keys of the function instead of a token, or no credentials',
          { security: [{ key: [] }, { token: [] }, {}] },
        ],
        [
          'a domain with client certificates, API keys alone, and another title',
          { title: 'Memos', annotations: { ...mutual, ...KEYS } },
        ],
      ],
      refused: [
        { title: 'Memos', annotations: { ...domain('api.example.com'), endpoint: 'edge' } },
        '/endpointConfiguration/types/0 Invalid request input',
      ],
    },
  ],
  [
    'endpoint, web ACL and encryption key',
    {
      first: {},
      steps: [
        ['edge, and no web ACL', { annotations: { endpoint: 'edge', waf: false } }],
        [
          'private, a web ACL, and a key of the account',
          { annotations: { endpoint: PRIVATE }, ownKey: true },
        ],
      ],
      refused: [{}, 'VPCEndpoints can only be specified with PRIVATE apis'],
    },
  ],
];

describe.skipIf('missing' in found).concurrent('changes between two deploys', () => {
  const { terraform } = found as { terraform: Terraform };

  it.each(lives)(
    'of %s',
    async (_, { first, steps, refused: [never, message] }) => {
      const deployment = await Deployment.of(terraform, written(notes(first)));
      deployments.push(deployment);
      const { plane } = deployment;
      const kmsKeyArn = plane.kms.add();
      const change = ({ ownKey, ...asked }: Asked) =>
        deployment.change(written(notes(asked)), ownKey ? { kmsKeyArn } : {});

      const created = await deployment.apply();
      expect(created.status, created.output).toBe(0);
      for (const [name, asked] of steps) {
        await change(asked);
        await settles(deployment, name);
      }
      await change(never);
      const refused = await deployment.apply();
      expect(refused.status).toBe(1);
      expect(refused.output).toContain(message);

      const destroyed = await deployment.destroy();
      expect(destroyed.status, destroyed.output).toBe(0);
      expect(plane.contents()).toEqual([]);
      expect(plane.unknown).toEqual([]);
    },
    LIFE,
  );
});

/** Applies, and has nothing to do after that. */
async function settles(deployment: Deployment, what: string): Promise<void> {
  const applied = await deployment.apply();
  expect(applied.status, `${what}: ${applied.output}`).toBe(0);
  const planned = await deployment.plan();
  expect(planned.status, `${what}: ${planned.output}`).toBe(NO_CHANGES);
}
