// A split API on the command line: its bodies, its routes, and the lock file, whatever state it is in.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { portcullis, project } from './run.js';

const LOCK = 'portcullis.lock.json';

/** Areas of six resources each, in REST APIs of at most ten. */
const spec = (...areas: readonly string[]) => `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
x-gateway:
  owner: team-shop
  backend: { http: https://shop.internal.example.com, timeout: 10s }
  shards: { resources: 10 }
  domain: { name: api.example.com, certificate: 'arn:aws:acm:eu-west-1:123456789012:certificate/0f3c2c4e-0000-4000-8000-000000000000' }
security: []
paths:
${areas
  .flatMap((area) => [0, 1, 2, 3, 4].map((at) => operation(`/${area}/p${at}`, `${area}${at}`)))
  .join('\n')}
`;
function operation(at: string, id: string): string {
  return `  ${at}:\n    get: { operationId: ${id}, x-gateway: { public: an example }, responses: { '200': { description: Fine } } }`;
}

const two = () => project({ 'specs/shop.yaml': spec('orders', 'users') });
const locked = (folder: string) =>
  JSON.parse(readFileSync(path.join(folder, LOCK), 'utf8')) as {
    apis: Record<string, Record<string, string[]>>;
  };

describe('portcullis body, of an API that is split', () => {
  const folder = two();
  const body = (...args: string[]) => portcullis(folder, 'body', 'specs/shop.yaml', ...args);

  it('prints a list of bodies, or the one that is asked for', () => {
    const { code, out } = body();
    expect(code).toBe(0);
    const bodies = JSON.parse(out) as { info: { title: string }; paths: object }[];
    expect(bodies.map(({ info }) => info.title)).toEqual(['shop', 'shop-orders']);
    expect(Object.keys(bodies[1]?.paths ?? {})).toEqual(['/p0', '/p1', '/p2', '/p3', '/p4']);
    expect(JSON.parse(body('--shard', '2').out)).toEqual(bodies[1]);
  });

  it.each(['0', '3', 'x', '1.5'])('refuses the shard %s with those there are', (shard) => {
    const { code, out, err } = body('--shard', shard);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`there is no shard \`${shard}\`: the API has 2`);
    expect(err).toContain('use 1 (/), 2 (/orders)');
  });

  it('says with --explain what became of it, and writes no lock file', () => {
    expect(body('--explain').err).toContain('the API becomes 2 REST APIs under its domain');
    expect(existsSync(path.join(folder, LOCK))).toBe(false);
  });
});

describe('portcullis routes, of an API that is split', () => {
  it('shows the shard of each route', () => {
    const { out } = portcullis(two(), 'routes');
    expect(out).toMatch(/OPERATION +SHARD +AUTHENTICATION/);
    expect(out).toMatch(/GET \/orders\/p0 +\/orders +public/);
    expect(out).toMatch(/GET \/users\/p0 +\/ +public/);
  });
});

describe('the lock file', () => {
  it('keeps the one REST API that is left where it is', () => {
    const folder = two();
    portcullis(folder, 'synth');
    writeFileSync(path.join(folder, 'specs/shop.yaml'), spec('orders'));
    const stack = () => {
      expect(portcullis(folder, 'synth').code).toBe(0);
      return readFileSync(path.join(folder, 'cdktf.out/stacks/shop/cdk.tf.json'), 'utf8');
    };
    const first = stack();
    expect(first).toContain('"base_path": "orders"');
    expect(Object.keys(locked(folder).apis['shop'] ?? {})).toEqual(['/orders']);
    expect(stack()).toBe(first);
  });

  it('is written by synth, whole, and then not again', () => {
    const folder = two();
    const first = portcullis(folder, 'synth');
    expect({ code: first.code, err: first.err }).toEqual({
      code: 0,
      err: expect.stringContaining('portcullis.lock.json changed: commit it'),
    });
    expect(Object.keys(locked(folder).apis['shop'] ?? {})).toEqual(['/', '/orders']);
    expect(portcullis(folder, 'synth').err).not.toContain('changed');
    expect(readdirSync(folder).sort()).toEqual(['cdktf.out', LOCK, 'specs']);
  });

  it('is not written for an API in one piece, nor by a run that fails', () => {
    const small = project({ 'specs/shop.yaml': spec('orders') });
    expect(portcullis(small, 'synth').code).toBe(0);
    expect(existsSync(path.join(small, LOCK))).toBe(false);
    const open = project({
      'specs/shop.yaml': spec('orders', 'users').replaceAll(
        'x-gateway: { public: an example }, ',
        '',
      ),
    });
    expect(portcullis(open, 'synth').code).toBe(1);
    expect(existsSync(path.join(open, LOCK))).toBe(false);
  });

  it('keeps operations where they are when the API grows, for every command', () => {
    const folder = two();
    portcullis(folder, 'synth');
    const before = locked(folder).apis['shop'];
    writeFileSync(path.join(folder, 'specs/shop.yaml'), spec('accounts', 'orders', 'users'));
    expect(portcullis(folder, 'routes').out).toMatch(/GET \/users\/p0 +\/ +public/);
    expect(portcullis(folder, 'synth').code).toBe(0);
    const after = locked(folder).apis['shop'];
    expect(after).toEqual({
      ...before,
      '/accounts': [0, 1, 2, 3, 4].map((at) => `GET /accounts/p${at}`),
    });
  });

  it.each([
    ['broken', '{', 'portcullis.lock.json is not JSON'],
    ['of a newer version', '{ "lockfileVersion": 9, "apis": {} }', 'version 1 is known'],
    [
      'edited beyond use',
      '{ "lockfileVersion": 1, "apis": { "shop": { "/{x}": [] } } }',
      ':45 error PLAN-333',
    ],
  ])('that is %s stops every command with its place', (_, text, message) => {
    const folder = two();
    writeFileSync(path.join(folder, LOCK), text);
    for (const command of ['check', 'synth', 'routes', 'body']) {
      const args = command === 'body' ? ['specs/shop.yaml'] : [];
      const { code, err } = portcullis(folder, command, ...args);
      expect(code, err).toBe(2);
      expect(err).toContain(message);
    }
    expect(readFileSync(path.join(folder, LOCK), 'utf8')).toBe(text);
  });

  it('leaves the entries of other APIs alone', () => {
    const folder = two();
    const other = { '/': ['GET /'], '/a': ['GET /a'] };
    const text = JSON.stringify({ lockfileVersion: 1, apis: { other } });
    writeFileSync(path.join(folder, LOCK), text);
    portcullis(folder, 'synth');
    expect(Object.keys(locked(folder).apis)).toEqual(['other', 'shop']);
    expect(locked(folder).apis['other']).toEqual(other);
  });
});

describe('portcullis check, of an API that is split', () => {
  it('finds each thing once', () => {
    const open = spec('orders', 'users').replace('x-gateway: { public: an example }, ', '');
    const folder = project({ 'specs/shop.yaml': open });
    const { out } = portcullis(folder, 'check', '--format', 'json');
    const { findings } = JSON.parse(out) as { findings: { rule: string; line: number }[] };
    const keys = findings.map(({ rule, line }) => `${rule}:${line}`);
    expect(keys).toContain('operation-has-authentication:11');
    expect(new Set(keys).size).toBe(keys.length);
  });
});
