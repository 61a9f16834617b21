// What the authorizer function is told: schemes, and which of them each operation asks for. The plan
// writes this JSON as `config.json`; the function refuses to answer anything but "no" when it does not
// understand every word of it. Depends on nothing, so that other rooms may share the types.

/** Signature algorithms with public keys; a shared secret or `none` is never accepted. */
const jwtAlgorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const;

export type JwtAlgorithm = (typeof jwtAlgorithms)[number];

/** Access tokens in `Authorization: Bearer …`, signed by one issuer. */
export interface JwtScheme {
  readonly kind: 'jwt';
  /** Compared with `iss` character by character. */
  readonly issuer: string;
  /** The token must be made for one of these; never empty. */
  readonly audience: readonly string[];
  /** `client_id` for issuers whose access tokens carry no `aud`, as Amazon Cognito's. @default 'aud' */
  readonly audienceClaim?: 'aud' | 'client_id';
  /** JWKS address. @default `jwks_uri` of `<issuer>/.well-known/openid-configuration` */
  readonly jwks?: string;
  /** @default ['RS256', 'ES256', 'PS256'] */
  readonly algorithms?: readonly JwtAlgorithm[];
  /** Seconds of clock difference tolerated, 0 to 300. @default 0 */
  readonly clockSkew?: number;
  /** Claim that carries scopes, a string with spaces or a list. @default `scope`, then `scp` */
  readonly scopeClaim?: string;
}

/** `Authorization: Basic …` against hashes made by `hashCredential`. */
export interface BasicScheme {
  readonly kind: 'basic';
  /**
   * ARN of a secret `{ "users": { "<name>": "scrypt$…" } }`. May be absent when the environment variable
   * `PORTCULLIS_SECRETS` names it, because Terraform knows the ARN only at apply.
   */
  readonly secret?: string;
}

/** An API key that API Gateway does not check itself: elsewhere than in `x-api-key`, or instead of something else. */
export interface ApiKeyScheme {
  readonly kind: 'apiKey';
  readonly in: 'header' | 'query' | 'cookie';
  /** Of the header (case does not matter), query parameter or cookie. */
  readonly name: string;
  /** ARN of a secret `{ "keys": { "<owner>": "<SHA-256 of the key, hex>" } }`; see `BasicScheme.secret`. */
  readonly secret?: string;
}

export type AuthorizerScheme = JwtScheme | BasicScheme | ApiKeyScheme;

/** Scheme → required scopes. All of its schemes must accept the request and grant all of their scopes. */
export type Alternative = Readonly<Record<string, readonly string[]>>;

export interface AuthorizerConfig {
  readonly schemes: Readonly<Record<string, AuthorizerScheme>>;
  /**
   * `GET /orders/{id}`, method and resource path as API Gateway sends them (`ANY` for catch-all methods) →
   * alternatives, one of which must be satisfied. What is not listed is denied.
   */
  readonly operations: Readonly<Record<string, readonly Alternative[]>>;
  /** Those of `operations` that callers without any of their credentials may call too. @default none */
  readonly optional?: readonly string[];
  /**
   * Set when several REST APIs serve the operations: `/` or `/orders`, one of which each request's stage variable
   * `basePath` must name. API Gateway takes it off the paths that it sends.
   */
  readonly basePaths?: readonly string[];
  /** `GET /reports/{proxy+}`, a method that serves several of `operations` → those, which the called path tells apart. */
  readonly collapsed?: Readonly<Record<string, readonly string[]>>;
}

/** The configuration is wrong; the message names the place and never a secret's value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads a configuration, completely or not at all.
 *
 * @param secrets scheme → secret ARN, for schemes that name none
 * @throws ConfigError at the first thing that is missing, unknown or of the wrong type
 */
export function parseConfig(
  value: unknown,
  secrets: Readonly<Record<string, string>> = {},
): AuthorizerConfig {
  const root = record(value, 'config');
  onlyKeys(root, ['schemes', 'operations', 'optional', 'basePaths', 'collapsed'], 'config');
  const schemes = mapRecord(root['schemes'], 'schemes', (scheme, at, name) =>
    parseScheme(scheme, at, Object.hasOwn(secrets, name) ? secrets[name] : undefined),
  );
  const operations = mapRecord(root['operations'], 'operations', (alternatives, at, key) => {
    if (!/^[A-Z]+ \/\S*$/.test(key)) throw new ConfigError(`${at}: is not "METHOD /path"`);
    return list(alternatives, at).map((alternative) => parseAlternative(alternative, at, schemes));
  });
  const { optional, basePaths, collapsed } = root;
  // Without alternatives there is nothing that a caller could leave out.
  const known = Object.keys(operations).filter((key) => operations[key]?.length);
  return {
    schemes,
    operations,
    ...(optional !== undefined && {
      optional: filledList(optional, 'optional').map((key) => oneOf(key, known, 'optional')),
    }),
    ...(basePaths !== undefined && {
      basePaths: filledList(basePaths, 'basePaths').map((item) => text(item, 'basePaths')),
    }),
    ...(collapsed !== undefined && {
      collapsed: mapRecord(collapsed, 'collapsed', (keys, at) =>
        filledList(keys, at).map((key) => oneOf(key, Object.keys(operations), at)),
      ),
    }),
  };
}

function parseScheme(value: unknown, at: string, arn: string | undefined): AuthorizerScheme {
  const scheme = record(value, at);
  switch (scheme['kind']) {
    case 'jwt':
      return parseJwt(scheme, at);
    case 'basic':
      onlyKeys(scheme, ['kind', 'secret'], at);
      return { kind: 'basic', secret: secretArn(scheme['secret'] ?? arn, at) };
    case 'apiKey':
      onlyKeys(scheme, ['kind', 'in', 'name', 'secret'], at);
      return {
        kind: 'apiKey',
        in: oneOf(scheme['in'], ['header', 'query', 'cookie'], `${at}.in`),
        name: text(scheme['name'], `${at}.name`),
        secret: secretArn(scheme['secret'] ?? arn, at),
      };
    default:
      throw new ConfigError(`${at}.kind: is not jwt, basic or apiKey`);
  }
}

const jwtKeys = [
  'kind',
  'issuer',
  'audience',
  'audienceClaim',
  'jwks',
  'algorithms',
  'clockSkew',
  'scopeClaim',
];

function parseJwt(scheme: Readonly<Record<string, unknown>>, at: string): JwtScheme {
  onlyKeys(scheme, jwtKeys, at);
  const { audienceClaim, jwks, algorithms, clockSkew, scopeClaim } = scheme;
  return {
    kind: 'jwt',
    issuer: text(scheme['issuer'], `${at}.issuer`),
    audience: filledList(scheme['audience'], `${at}.audience`).map((item) =>
      text(item, `${at}.audience`),
    ),
    ...(audienceClaim !== undefined && {
      audienceClaim: oneOf(audienceClaim, ['aud', 'client_id'], `${at}.audienceClaim`),
    }),
    ...(jwks !== undefined && { jwks: text(jwks, `${at}.jwks`) }),
    ...(algorithms !== undefined && {
      algorithms: filledList(algorithms, `${at}.algorithms`).map((item) =>
        oneOf(item, jwtAlgorithms, `${at}.algorithms`),
      ),
    }),
    ...(clockSkew !== undefined && { clockSkew: seconds(clockSkew, `${at}.clockSkew`) }),
    ...(scopeClaim !== undefined && { scopeClaim: text(scopeClaim, `${at}.scopeClaim`) }),
  };
}

function parseAlternative(
  value: unknown,
  at: string,
  schemes: Readonly<Record<string, AuthorizerScheme>>,
): Alternative {
  const alternative = mapRecord(value, at, (scopes, place, scheme) => {
    if (!Object.hasOwn(schemes, scheme)) throw new ConfigError(`${place}: is not in schemes`);
    return list(scopes, place).map((scope) => text(scope, place));
  });
  // Operations that accept anonymous callers are named in `optional`; here an empty one can only be a mistake.
  if (Object.keys(alternative).length === 0) {
    throw new ConfigError(`${at}: has an alternative without schemes`);
  }
  return alternative;
}

function mapRecord<T>(
  value: unknown,
  at: string,
  parse: (item: unknown, at: string, key: string) => T,
): Readonly<Record<string, T>> {
  const entries = Object.entries(record(value, at));
  return Object.fromEntries(entries.map(([key, item]) => [key, parse(item, `${at}.${key}`, key)]));
}

function record(value: unknown, at: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ConfigError(`${at}: is not an object`);
  }
  return Object.fromEntries(Object.entries(value));
}

function onlyKeys(value: object, known: readonly string[], at: string): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new ConfigError(`${at}.${unknown}: is unknown`);
}

function list(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new ConfigError(`${at}: is not a list`);
  return value;
}

function filledList(value: unknown, at: string): readonly unknown[] {
  const items = list(value, at);
  if (items.length === 0) throw new ConfigError(`${at}: is empty`);
  return items;
}

function text(value: unknown, at: string): string {
  if (typeof value !== 'string' || value === '') throw new ConfigError(`${at}: is not a text`);
  return value;
}

function oneOf<T extends string>(value: unknown, known: readonly T[], at: string): T {
  const found = known.find((item) => item === value);
  if (found === undefined) throw new ConfigError(`${at}: is not one of ${known.join(', ')}`);
  return found;
}

function seconds(value: unknown, at: string): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= 300)) {
    throw new ConfigError(`${at}: is not a number of seconds from 0 to 300`);
  }
  return value;
}

function secretArn(value: unknown, at: string): string {
  if (typeof value !== 'string' || !/^arn:aws[a-z-]*:secretsmanager:/.test(value)) {
    throw new ConfigError(`${at}.secret: is not the ARN of a Secrets Manager secret`);
  }
  return value;
}
