// One API with every kind of scheme, its secrets and its issuer, for tests of whole answers.

import { type AuthorizerConfig, parseConfig } from '../../lib/runtime/config.js';
import { createHandler, type Handler, type HandlerContext } from '../../lib/runtime/handler.js';
import { hashApiKey, hashCredential } from '../../lib/runtime/hash-credential.js';
import type { LogEntry } from '../../lib/runtime/log.js';
import { type Issuer, startIssuer } from './issuer.js';

const usersArn = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:users';
const keysArn = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:keys';

/** The API key of `acme`. */
export const partnerKey = 'a-long-random-key';
/** The right credentials of `ada`. */
export const basic = `Basic ${Buffer.from('ada:correct horse').toString('base64')}`;

export interface OrdersApi {
  readonly issuer: Issuer;
  readonly config: AuthorizerConfig;
  /** Entries since the last `handler`. */
  readonly logged: LogEntry[];
  handler(changes?: Partial<HandlerContext>): Handler;
}

export async function startOrdersApi(): Promise<OrdersApi> {
  const issuer = await startIssuer();
  await issuer.addKey('rsa', 'RS256');
  const config = ordersConfig(issuer.url);
  const users = { ada: await hashCredential('correct horse', { n: 2 ** 14, r: 8, p: 1 }) };
  const texts: Record<string, string> = {
    [usersArn]: JSON.stringify({ users }),
    [keysArn]: JSON.stringify({ keys: { acme: hashApiKey(partnerKey) } }),
  };
  const secrets: HandlerContext['secrets'] = {
    read: async (arn) => texts[arn] ?? Promise.reject(new Error('ResourceNotFoundException')),
  };
  const logged: LogEntry[] = [];
  const log = (entry: LogEntry) => void logged.push(entry);
  return {
    issuer,
    config,
    logged,
    handler(changes = {}) {
      logged.length = 0;
      return createHandler({ config: () => config, secrets, log, allowHttp: true, ...changes });
    },
  };
}

function ordersConfig(issuer: string): AuthorizerConfig {
  return parseConfig({
    schemes: {
      oauth: { kind: 'jwt', issuer, audience: ['orders'] },
      login: { kind: 'basic', secret: usersArn },
      partner: { kind: 'apiKey', in: 'header', name: 'X-Partner', secret: keysArn },
    },
    operations: {
      'GET /orders': [{ oauth: ['orders:read'] }],
      'GET /orders/{id}': [{ oauth: ['orders:read'] }],
      'POST /orders/{id}/refund': [{ oauth: ['orders:refund'] }],
      'POST /orders': [{ oauth: ['orders:write'], partner: [] }],
      'GET /either': [{ oauth: ['orders:read'] }, { login: [] }, { partner: [] }],
      'GET /role': [{ login: ['admin'] }],
      'GET /closed': [],
      'GET /open': [{ oauth: ['orders:read'], partner: [] }, { login: [] }],
      'GET /open-key': [{ partner: [] }],
    },
    optional: ['GET /open', 'GET /open-key'],
  });
}
