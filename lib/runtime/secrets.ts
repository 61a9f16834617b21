// Secrets Manager behind one small interface. Values are kept for five minutes, so that a revoked
// credential stops working soon; when a fresh value cannot be had, there is none.

import { createRequire } from 'node:module';

export interface SecretReader {
  /** The secret's text. */
  read(arn: string): Promise<string>;
}

/** A parsed secret, read again when it is old. */
export type Cached<T> = () => Promise<T>;

const maxAge = 300_000;
const pauseAfterFailure = 5_000;

/** Reads and parses one secret at most every five minutes, and at most every five seconds if that fails. */
export function cachedSecret<T>(
  reader: SecretReader,
  arn: string,
  parse: (text: string) => T,
): Cached<T> {
  let kept: { readonly value: Promise<T>; readonly until: number } | undefined;
  return () => {
    if (kept === undefined || Date.now() >= kept.until) {
      const value = reader.read(arn).then(parse);
      const entry = { value, until: Date.now() + maxAge };
      kept = entry;
      value.catch(() => {
        if (kept === entry) kept = { value, until: Date.now() + pauseAfterFailure };
      });
    }
    return kept.value;
  };
}

/** Own entries of the object `key` of a JSON text, as a map: names like `__proto__` mean nothing in it. */
export function parseHashes(json: string, key: 'users' | 'keys'): ReadonlyMap<string, string> {
  const root: unknown = JSON.parse(json);
  const table: unknown =
    typeof root === 'object' && root !== null
      ? Object.entries(root).find(([name]) => name === key)?.[1]
      : undefined;
  if (typeof table !== 'object' || table === null || Array.isArray(table)) {
    throw new Error(`the secret has no ${key}`);
  }
  return new Map(Object.entries(table).map(([name, hash]) => [name, String(hash)]));
}

/** The few words of `@aws-sdk/client-secrets-manager` that are used. */
interface SecretsManagerModule {
  readonly SecretsManagerClient: new (options: {
    readonly maxAttempts: number;
  }) => {
    send(
      command: object,
      options: { readonly abortSignal: AbortSignal },
    ): Promise<{ readonly SecretString?: string }>;
  };
  readonly GetSecretValueCommand: new (input: { readonly SecretId: string }) => object;
}

/** Reads with the AWS SDK that Lambda's Node.js runtime brings; it is loaded when a secret is first needed. */
export function secretsManager(): SecretReader {
  let made: ((arn: string) => Promise<string>) | undefined;
  return {
    read: async (arn) => {
      made ??= makeReader();
      return made(arn);
    },
  };
}

function makeReader(): (arn: string) => Promise<string> {
  // `require` looks in NODE_PATH, where the runtime keeps its SDK; Node's own `import` does not.
  const sdk: SecretsManagerModule = createRequire(import.meta.url)(
    '@aws-sdk/client-secrets-manager',
  );
  const client = new sdk.SecretsManagerClient({ maxAttempts: 2 });
  return async (arn) => {
    const answer = await client.send(new sdk.GetSecretValueCommand({ SecretId: arn }), {
      abortSignal: AbortSignal.timeout(2_000),
    });
    if (typeof answer.SecretString !== 'string') throw new Error('the secret has no text');
    return answer.SecretString;
  };
}
