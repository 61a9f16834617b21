// A token issuer on this machine for tests: real keys, a real HTTP server with discovery and JWKS.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JWK,
  type JWTHeaderParameters,
  SignJWT,
} from 'jose';

export interface Issuer {
  readonly url: string;
  /** Requests received per path. */
  readonly hits: Map<string, number>;
  /** Answers of particular paths, instead of the honest ones. */
  readonly answers: Map<string, (request: IncomingMessage, response: ServerResponse) => void>;
  addKey(kid: string, alg: string): Promise<JWK>;
  removeKey(kid: string): void;
  /** Signs good claims (five minutes, audience `orders`) with the given changes. */
  sign(
    kid: string,
    claims?: Readonly<Record<string, unknown>>,
    header?: Partial<JWTHeaderParameters>,
  ): Promise<string>;
  close(): Promise<void>;
}

export async function startIssuer(): Promise<Issuer> {
  const keys = new Map<string, { alg: string; privateKey: CryptoKey; jwk: JWK }>();
  const published = new Map<string, JWK>();
  const hits = new Map<string, number>();
  const answers: Issuer['answers'] = new Map();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    hits.set(path, (hits.get(path) ?? 0) + 1);
    const answer = answers.get(path);
    if (answer !== undefined) return answer(request, response);
    response.setHeader('content-type', 'application/json');
    if (path === '/.well-known/openid-configuration') {
      return response.end(JSON.stringify({ issuer: url, jwks_uri: `${url}/jwks` }));
    }
    response.end(JSON.stringify({ keys: [...published.values()] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    hits,
    answers,
    async addKey(kid, alg) {
      const pair = await generateKeyPair(alg, { extractable: true });
      const jwk = { ...(await exportJWK(pair.publicKey)), kid, alg, use: 'sig' };
      keys.set(kid, { alg, privateKey: pair.privateKey, jwk });
      published.set(kid, jwk);
      return jwk;
    },
    removeKey: (kid) => void published.delete(kid),
    async sign(kid, claims = {}, header = {}) {
      const key = keys.get(kid);
      if (key === undefined) throw new Error(`no key ${kid}`);
      const now = Math.floor(Date.now() / 1000);
      const good = { iss: url, aud: 'orders', sub: 'user-1', exp: now + 300, scope: 'orders:read' };
      const signer = new SignJWT({ ...good, ...claims });
      return signer
        .setProtectedHeader({ alg: key.alg, kid, ...header })
        .sign(key.privateKey, { crit: { 'urn:example:ext': true } });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
