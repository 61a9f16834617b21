// How one operation is authenticated. API Gateway has one authorizer for a method, and its own API key check
// beside it; what that cannot express goes to the composed authorizer, or is an error. Never the weaker
// reading: an alternative that cannot be checked is not left out.

import { type Diagnostic, nearest } from '../../diagnostics/index.js';
import type { ApiModel, Operation } from '../../model/index.js';
import type { Location } from '../../source/index.js';
import type { Authentication } from '../types.js';
import { type Authenticated, explicitAuth, nameOf } from './explicit-auth.js';
import { authenticationMessages } from './messages.js';
import type { SchemeKind, SchemeKinds } from './scheme-kind.js';

/** Name of the composed authorizer, and of its scheme in the body. */
export const COMPOSED = 'portcullis';
/** Scheme of the composed authorizer for operations whose answers must not be kept. */
export const UNCACHED = 'portcullisUncached';

interface Part {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly kind: SchemeKind;
}

export function authenticate(
  model: ApiModel,
  kinds: SchemeKinds,
  operation: Operation,
): Authenticated {
  return explicitAuth(model, operation) ?? new OperationSecurity(model, kinds, operation).settle();
}

class OperationSecurity {
  readonly #diagnostics: Diagnostic[] = [];
  /** What asks: a mistake at the root is one, however many operations it holds for. */
  readonly #name: string;

  constructor(
    private readonly model: ApiModel,
    private readonly kinds: SchemeKinds,
    private readonly operation: Operation,
  ) {
    this.#name =
      operation.securitySource === 'root'
        ? 'every operation without `security` of its own'
        : nameOf(operation);
  }

  settle(): Authenticated {
    const authentication = this.#authentication();
    return { ...(authentication && { authentication }), diagnostics: this.#diagnostics };
  }

  #authentication(): Authentication | undefined {
    const { security, settings } = this.operation;
    const asked = security.filter(({ schemes }) => schemes.length > 0);
    if (asked.length === 0) {
      return { kind: 'none', ...(settings.public !== undefined && { reason: settings.public }) };
    }
    const isOptional = asked.length < security.length;
    if (settings.public !== undefined && !isOptional)
      return this.#fail('PLAN-402', settings.at.public, { operation: nameOf(this.operation) });
    const alternatives = asked.map(({ schemes, at }) =>
      schemes.map((one) => this.#part(one, at.child(one.name).key())),
    );
    if (alternatives.some((parts) => parts.includes(undefined))) return undefined;
    return this.#combine(alternatives as Part[][], isOptional);
  }

  /** `at`: where the scheme is asked for. */
  #part(
    { name, scopes }: { name: string; scopes: readonly string[] },
    at: Location,
  ): Part | undefined {
    const { securitySchemes, annotations } = this.model;
    const scheme = Object.hasOwn(securitySchemes, name) ? securitySchemes[name] : undefined;
    const operation = this.#name;
    if (!scheme) {
      const near = nearest(name, Object.keys(securitySchemes));
      return this.#fail('PLAN-403', at, { operation, name, near });
    }
    const kind = this.kinds.get(name) ?? { kind: 'unknown' };
    if (kind.kind === 'unknown') {
      return this.#fail('PLAN-400', scheme.at, { name, type: scheme.type });
    }
    if (kind.kind === 'mtls' && !annotations.root.domain?.mtls) {
      return this.#fail('PLAN-407', at, {
        operation,
        scheme: name,
        reason: 'the API has no domain with `mtls`',
      });
    }
    const keyed = kind.kind === 'composed' && kind.check.kind !== 'jwt';
    if (scopes.length > 0 && keyed) {
      return this.#fail('PLAN-406', at, { operation, scheme: name, kind: kind.check.kind });
    }
    return { name, scopes, kind };
  }

  #combine(written: readonly (readonly Part[])[], isOptional: boolean): Authentication | undefined {
    // Client certificates are asked of every caller of the domain, whatever the method asks for beside them.
    const alternatives = written.map((parts) => parts.filter(({ kind }) => kind.kind !== 'mtls'));
    if (alternatives.some((parts) => parts.length === 0)) {
      return {
        kind: 'none',
        reason: 'client certificates (mutual TLS) are asked for at the domain',
      };
    }
    const keyed = alternatives.filter((parts) => parts.some(({ kind }) => kind.kind === 'key'));
    if (keyed.length > 0 && (isOptional || keyed.length < alternatives.length)) {
      return this.#impossible(alternatives, keyOfPlans(isOptional));
    }
    const apiKey = keyed.length > 0;
    const all = alternatives.map((parts) => parts.filter(({ kind }) => kind.kind !== 'key'));
    const rest = all.filter((parts) => parts.length > 0);
    if (rest.length === 0) {
      const scheme = alternatives[0]?.[0]?.name ?? '';
      return { kind: 'apiKey', scheme, apiKey: true };
    }
    // Beside an API key that all of them have, an alternative of the key alone leaves the others optional.
    const anonymous = isOptional || rest.length < all.length;
    const authentication = rest.flat().every(({ kind }) => kind.kind === 'composed')
      ? composed(rest, apiKey, anonymous)
      : this.#native(rest, apiKey, anonymous);
    if (authentication?.kind !== 'authorizer' || !anonymous) return authentication;
    const { public: reason } = this.operation.settings;
    return { ...authentication, anonymous: reason === undefined ? {} : { reason } };
  }

  /** An authorizer of API Gateway: alone, or in alternatives that differ in scopes only. */
  #native(
    alternatives: readonly (readonly Part[])[],
    apiKey: boolean,
    anonymous: boolean,
  ): Authentication | undefined {
    const [first] = alternatives;
    const [part] = first ?? [];
    const same = alternatives.every((parts) => parts.length === 1 && parts[0]?.name === part?.name);
    if (!part || !same) {
      return this.#impossible(
        alternatives,
        'a method of API Gateway has one authorizer, and these cannot be checked by one function',
      );
    }
    const { name, kind } = part;
    if (anonymous && !asksAboutEveryCaller(kind)) {
      const isLambda = kind.kind === 'lambda';
      const without = apiKey ? 'the alternative of the API key alone' : 'the `{}`';
      const params = { operation: this.#name, scheme: name, isLambda, without };
      return this.#fail('PLAN-401', this.operation.securityAt, params);
    }
    const records = alternatives.map(asRecord);
    if (kind.kind === 'iam') return { kind: 'iam', scheme: name, apiKey };
    if (kind.kind === 'extension') return { kind: 'extension', scheme: name, apiKey };
    if (kind.kind === 'cognito') return this.#cognito(name, alternatives, apiKey);
    const scopes = [...new Set(alternatives.flat().flatMap((one) => one.scopes))];
    if (scopes.length > 0) this.#note('PLAN-409', { scheme: name, scopes: scopes.join(', ') });
    return {
      kind: 'authorizer',
      scheme: name,
      authorizer: name,
      authorizationScopes: [],
      apiKey,
      alternatives: records,
    };
  }

  #cognito(
    scheme: string,
    alternatives: readonly (readonly Part[])[],
    apiKey: boolean,
  ): Authentication | undefined {
    const sets = alternatives.map((parts) => parts[0]?.scopes ?? []);
    const several = sets.find((scopes) => scopes.length > 1);
    const operation = this.#name;
    if (several) {
      return this.#fail('PLAN-405', this.operation.securityAt, {
        operation,
        scheme,
        scopes: several.join(', '),
      });
    }
    if (sets.some((scopes) => scopes.length === 0)) this.#note('PLAN-410', { scheme });
    // An alternative without scopes asks for less than the others: it is the one that counts.
    const scopes = sets.some((one) => one.length === 0) ? [] : [...new Set(sets.flat())];
    return {
      kind: 'authorizer',
      scheme,
      authorizer: scheme,
      authorizationScopes: scopes,
      apiKey,
      alternatives: alternatives.map(asRecord),
    };
  }

  #impossible(
    alternatives: readonly (readonly Part[])[],
    why: string | { readonly reason: string; readonly hint: string },
  ): undefined {
    const named = alternatives.map((parts) => parts.map(({ name }) => `\`${name}\``).join(' and '));
    const isOptional = this.operation.security.some(({ schemes }) => schemes.length === 0);
    return this.#fail('PLAN-404', this.operation.securityAt, {
      operation: this.#name,
      what: [...named, ...(isOptional ? ['nothing'] : [])].join(', or '),
      ...(typeof why === 'string' ? { reason: why } : why),
    });
  }

  #fail(...[code, at, params]: Parameters<typeof authenticationMessages.report>): undefined {
    this.#diagnostics.push(authenticationMessages.report(code, at ?? this.operation.at, params));
    return undefined;
  }

  #note(code: 'PLAN-409' | 'PLAN-410', params: { scheme: string; scopes?: string }): void {
    this.#diagnostics.push(
      authenticationMessages.report(code, this.operation.securityAt, params as never),
    );
  }
}

function keyOfPlans(isOptional: boolean) {
  const edit = `ask for the key in every alternative${isOptional ? ' and remove the `{}`' : ''}`;
  return {
    reason:
      'the API key of usage plans can be asked for together with an authorizer, not instead of one',
    hint: `${edit}, or remove \`plans\`: the authorizer function then checks the key against hashes in a secret, and no usage plan limits its calls`,
  };
}

function composed(
  alternatives: readonly (readonly Part[])[],
  apiKey: boolean,
  anonymous: boolean,
): Authentication {
  const isCached = !anonymous && alternatives.flat().every(isKeptByHeader);
  return {
    kind: 'authorizer',
    scheme: isCached ? COMPOSED : UNCACHED,
    authorizer: COMPOSED,
    authorizationScopes: [],
    apiKey,
    alternatives: alternatives.map(asRecord),
  };
}

/**
 * API Gateway refuses calls without any of the identity sources under which answers are kept, so that only what all calls
 * have to send can be one.
 */
function isKeptByHeader({ kind }: Part): boolean {
  return kind.kind === 'composed' && kind.check.kind !== 'apiKey' && kind.check.ttl > 0;
}

/** Whether API Gateway calls the function of an authorizer for callers without credentials. */
function asksAboutEveryCaller(kind: SchemeKind): boolean {
  if (kind.kind !== 'lambda') return false;
  const { type, ttl, identity } = kind.settings;
  return type === 'request' && ttl === 0 && identity.length === 0;
}

function asRecord(parts: readonly Part[]): Record<string, readonly string[]> {
  return Object.fromEntries(parts.map(({ name, scopes }) => [name, scopes]));
}
