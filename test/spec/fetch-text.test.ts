import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSpecText } from '../../lib/spec/index.js';

const PAGES: Readonly<Record<string, string>> = {
  '/a.yaml': "get:\n  responses: { '200': { $ref: 'shared.yaml#/Fine' } }\n",
  '/shared.yaml': 'Fine: { description: OK }\n',
  '/broken.yaml': 'get: [\n',
};

let server: Server;
let address: string;
beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    const page = PAGES[url];
    response.writeHead(page === undefined ? 404 : 200).end(page);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

async function load(ref: string) {
  const text = `openapi: 3.1.0\ninfo: { title: T, version: 1.0.0 }\npaths:\n  /a: { $ref: '${ref}' }\n`;
  return loadSpecText(text, { allowRemote: true });
}

async function told(ref: string) {
  const { diagnostics } = await load(ref);
  return diagnostics.map(({ at, code, message }) => `${at?.file}:${at?.line} ${code} ${message}`);
}

describe('references to addresses, where they are allowed', () => {
  it('are followed, and relative ones from there', async () => {
    const { value, diagnostics } = await load(`${address}/a.yaml`);
    expect(diagnostics).toEqual([]);
    expect(value?.files.map(({ source }) => source.name)).toEqual([
      'openapi.yaml',
      `${address}/a.yaml`,
      `${address}/shared.yaml`,
    ]);
  });

  it('say what the server answers', async () => {
    const ref = `${address}/none.yaml`;
    expect(await told(ref)).toEqual([`openapi.yaml:4 SPEC-032 ${ref} cannot be fetched: HTTP 404`]);
  });

  it('say that nobody answers', async () => {
    const [said] = await told('http://127.0.0.1:9/a.yaml');
    expect(said).toMatch(/^openapi\.yaml:4 SPEC-032 .* cannot be fetched: (bad port|.*REFUSED.*)$/);
  });

  it('leave the mistakes of a file to its own lines', async () => {
    const ref = `${address}/broken.yaml`;
    expect(await told(ref)).toEqual([expect.stringContaining(`${ref}:`)]);
  });
});
