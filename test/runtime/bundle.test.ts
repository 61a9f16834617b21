import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashCredential } from '../../lib/runtime/index.js';
import { gatewayEvent } from './gateway-event.js';
import { type Issuer, startIssuer } from './issuer.js';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const secretArn = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:users';
let folder: string;
let issuer: Issuer;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'authorizer-'));
  await bundle('authorizer.ts', 'authorizer.mjs');
  issuer = await startIssuer();
  await issuer.addKey('ec', 'ES256');
  const config = {
    schemes: {
      oauth: { kind: 'jwt', issuer: issuer.url, audience: ['orders'] },
      login: { kind: 'basic' },
    },
    operations: {
      'GET /orders': [{ oauth: ['orders:read'] }],
      'GET /login': [{ login: [] }],
      'GET /open': [{ login: [] }],
    },
    optional: ['GET /open'],
  };
  writeFileSync(path.join(folder, 'config.json'), JSON.stringify(config));
  await writeFakeSdk({ users: { ada: await hashCredential('correct horse') } });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await issuer.close();
});

describe('the bundle', () => {
  it('is small, whole, and leaves the AWS SDK outside', () => {
    const file = path.join(folder, 'authorizer.mjs');
    expect(statSync(file).size).toBeLessThan(150_000);
    const imports = [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*["']([^"']+)["']/g)];
    expect(imports.filter(([, name]) => !name?.startsWith('node:'))).toEqual([]);
  });

  it('allows a good token', async () => {
    const { answer, lines } = await invoke(`Bearer ${await issuer.sign('ec')}`);
    expect(answer).toMatchObject({
      principalId: 'user-1',
      policyDocument: { Statement: [{ Effect: 'Allow' }] },
    });
    expect(lines).toEqual([
      {
        level: 'info',
        event: 'authorize',
        requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
        decision: 'allow',
        reason: 'accepted',
        operation: 'GET /orders',
        schemes: ['oauth'],
      },
    ]);
  });

  it('denies a token without the scope', async () => {
    const { answer } = await invoke(`Bearer ${await issuer.sign('ec', { scope: 'other' })}`);
    expect(answer).toMatchObject({ policyDocument: { Statement: [{ Effect: 'Deny' }] } });
  });

  it('throws Unauthorized at a bad token', async () => {
    expect(await invoke('Bearer a.b.c')).toMatchObject({ answer: 'Unauthorized' });
  });

  it('lets in callers without credentials where they are optional, and none with wrong ones', async () => {
    const { answer, lines } = await invoke(undefined, '/open');
    expect(answer).toMatchObject({
      principalId: 'anonymous',
      policyDocument: { Statement: [{ Effect: 'Allow' }] },
    });
    expect(lines).toMatchObject([{ decision: 'allow', reason: 'anonymous', schemes: [] }]);
    expect(await invoke('Basic YTpi', '/open')).toMatchObject({ answer: 'Unauthorized' });
    expect(await invoke(undefined, '/login')).toMatchObject({ answer: 'Unauthorized' });
  });

  it('takes no keys over plain HTTP in production', async () => {
    const { answer, lines } = await invoke(`Bearer ${await issuer.sign('ec')}`, '/orders', {
      PORTCULLIS_ALLOW_HTTP: '',
    });
    expect(answer).toBe('Unauthorized');
    expect(lines).toMatchObject([{ level: 'error', reason: 'keys-not-https' }]);
  });

  it('reads secrets with the SDK it finds in NODE_PATH', async () => {
    const credential = Buffer.from('ada:correct horse').toString('base64');
    const { answer } = await invoke(`Basic ${credential}`, '/login');
    expect(answer).toMatchObject({ principalId: 'ada', context: { schemes: 'login' } });
  });

  it('refuses passwords when there is no SDK', async () => {
    const credential = Buffer.from('ada:correct horse').toString('base64');
    const { answer, lines } = await invoke(`Basic ${credential}`, '/login', { NODE_PATH: '' });
    expect(answer).toBe('Unauthorized');
    expect(lines).toMatchObject([{ level: 'error', reason: 'scheme-failed' }]);
  });
});

it('is not what other rooms import: they get neither jose nor the handler', async () => {
  await bundle('index.ts', 'index.mjs');
  expect(statSync(path.join(folder, 'index.mjs')).size).toBeLessThan(6_000);
});

async function bundle(entry: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [path.join(root, 'lib/runtime', entry)],
    outfile: path.join(folder, outfile),
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    minify: true,
    legalComments: 'none',
    external: ['@aws-sdk/*'],
  });
}

/** Calls the bundled handler as Lambda would: another process, the task root, the runtime's NODE_PATH. */
async function invoke(Authorization: string | undefined, resource = '/orders', environment = {}) {
  const script = `
    import { handler } from ${JSON.stringify(path.join(folder, 'authorizer.mjs'))};
    const answer = await handler(JSON.parse(process.argv[1])).catch((error) => error.message);
    process.stdout.write(JSON.stringify({ answer }));`;
  const event = JSON.stringify(
    gatewayEvent({ resource, headers: { ...(Authorization && { Authorization }) } }),
  );
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script, event], {
    env: {
      LAMBDA_TASK_ROOT: folder,
      NODE_PATH: path.join(folder, 'runtime'),
      PORTCULLIS_ALLOW_HTTP: '1',
      PORTCULLIS_SECRETS: JSON.stringify({ login: secretArn }),
      ...environment,
    },
  });
  const lines: unknown[] = stdout.split('\n').map((line) => JSON.parse(line));
  return { answer: (lines.at(-1) as { answer: unknown }).answer, lines: lines.slice(0, -1) };
}

async function writeFakeSdk(secret: unknown): Promise<void> {
  const sdk = path.join(folder, 'runtime/@aws-sdk/client-secrets-manager');
  mkdirSync(sdk, { recursive: true });
  writeFileSync(
    path.join(sdk, 'index.js'),
    `exports.GetSecretValueCommand = class { constructor(input) { this.input = input; } };
     exports.SecretsManagerClient = class {
       async send({ input }) {
         if (input.SecretId !== '${secretArn}') throw new Error('ResourceNotFoundException');
         return { SecretString: ${JSON.stringify(JSON.stringify(secret))} };
       }
     };`,
  );
}
