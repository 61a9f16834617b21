// How one operation is authenticated. API Gateway has one authorizer for a method, and its own API key check
// beside it; what that cannot express goes to the composed authorizer, or is an error. Never the weaker
// reading: an alternative that cannot be checked is not left out.

import { type Diagnostic, nearest } from '../../diagnostics/index.js';
import type { ApiModel, Operation, SecurityScheme } from '../../model/index.js';
import type { Location } from '../../source/index.js';
import type { Authentication } from '../types.js';
import { authenticationMessages } from './messages.js';
import { type SchemeKind, schemeKind } from './scheme-kind.js';

/** Name of the composed authorizer, and of its scheme in the body. */
export const COMPOSED = 'portcullis';

interface Part {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly kind: SchemeKind;
}

export interface Authenticated {
  /** Absent after an error. */
  readonly authentication?: Authentication;
  readonly diagnostics: readonly Diagnostic[];
}

const AUTH = 'x-amazon-apigateway-auth';

export function authenticate(model: ApiModel, operation: Operation): Authenticated {
  const explicit = operation.extensions[AUTH] as { type?: unknown } | undefined;
  const type = typeof explicit?.type === 'string' ? explicit.type.toUpperCase() : undefined;
  if (type === 'AWS_IAM' || type === 'NONE') return asWritten(type, operation, model);
  return new OperationSecurity(model, operation).settle();
}

/** The extension wins over `security`; that it does is said, because one of the two is a mistake. */
function asWritten(
  type: 'AWS_IAM' | 'NONE',
  operation: Operation,
  { securitySchemes }: ApiModel,
): Authenticated {
  const { security, settings } = operation;
  const names = new Set(security.flatMap(({ schemes }) => schemes.map(({ name }) => name)));
  const asked = [...names].filter((name) => type === 'NONE' || !meansIam(securitySchemes[name]));
  const at = operation.at.child(AUTH).key();
  const diagnostics =
    asked.length > 0 ? [authenticationMessages.report('PLAN-411', at, { type, asked })] : [];
  if (type === 'AWS_IAM' && settings.public !== undefined) {
    const params = { operation: nameOf(operation), by: `${AUTH} of type AWS_IAM` };
    const place = settings.at.public ?? operation.at;
    return {
      diagnostics: [...diagnostics, authenticationMessages.report('PLAN-402', place, params)],
    };
  }
  if (type === 'AWS_IAM') {
    return { authentication: { kind: 'extension', apiKey: false }, diagnostics };
  }
  const reason = settings.public;
  return {
    authentication: { kind: 'none', ...(reason !== undefined && { reason }) },
    diagnostics,
  };
}

/** As exports of API Gateway have it, beside the extension of the operation. */
function meansIam(scheme: SecurityScheme | undefined): boolean {
  if (!scheme) return false;
  const type = scheme.extensions['x-amazon-apigateway-authtype'];
  return /^awssigv4$/i.test(String(type)) || schemeKind(scheme).kind === 'iam';
}

class OperationSecurity {
  readonly #diagnostics: Diagnostic[] = [];
  /** What asks: a mistake at the root is one, however many operations it holds for. */
  readonly #name: string;

  constructor(
    private readonly model: ApiModel,
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
    if (settings.public !== undefined)
      return this.#fail('PLAN-402', settings.at.public, { operation: nameOf(this.operation) });
    const alternatives = asked.map(({ schemes, at }) =>
      schemes.map((one) => this.#part(one, at.child(one.name).key())),
    );
    if (asked.length < security.length) {
      return this.#fail('PLAN-401', this.operation.securityAt, { operation: this.#name });
    }
    if (alternatives.some((parts) => parts.includes(undefined))) return undefined;
    return this.#combine(alternatives as Part[][]);
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
    const kind = schemeKind(scheme);
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

  #combine(written: readonly (readonly Part[])[]): Authentication | undefined {
    // Client certificates are asked of every caller of the domain, whatever the method asks for beside them.
    const alternatives = written.map((parts) => parts.filter(({ kind }) => kind.kind !== 'mtls'));
    if (alternatives.some((parts) => parts.length === 0)) {
      return {
        kind: 'none',
        reason: 'client certificates (mutual TLS) are asked for at the domain',
      };
    }
    const keyed = alternatives.filter((parts) => parts.some(({ kind }) => kind.kind === 'key'));
    if (keyed.length > 0 && keyed.length < alternatives.length) {
      return this.#impossible(
        alternatives,
        'the API key in x-api-key can be asked for together with an authorizer, not instead of one',
      );
    }
    const apiKey = keyed.length > 0;
    const rest = alternatives.map((parts) => parts.filter(({ kind }) => kind.kind !== 'key'));
    if (rest.every((parts) => parts.length === 0)) {
      const scheme = alternatives[0]?.[0]?.name ?? '';
      return { kind: 'apiKey', scheme, apiKey: true };
    }
    if (rest.some((parts) => parts.length === 0)) {
      return this.#impossible(alternatives, 'one alternative would be the API key alone');
    }
    if (rest.flat().every(({ kind }) => kind.kind === 'composed'))
      return this.#composed(rest, apiKey);
    return this.#native(rest, apiKey);
  }

  #composed(alternatives: readonly (readonly Part[])[], apiKey: boolean): Authentication {
    return {
      kind: 'authorizer',
      scheme: COMPOSED,
      authorizer: COMPOSED,
      authorizationScopes: [],
      apiKey,
      alternatives: alternatives.map(asRecord),
    };
  }

  /** An authorizer of API Gateway: alone, or in alternatives that differ in scopes only. */
  #native(alternatives: readonly (readonly Part[])[], apiKey: boolean): Authentication | undefined {
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

  #impossible(alternatives: readonly (readonly Part[])[], reason: string): undefined {
    const what = alternatives
      .map((parts) => parts.map(({ name }) => `\`${name}\``).join(' and '))
      .join(', or ');
    return this.#fail('PLAN-404', this.operation.securityAt, {
      operation: this.#name,
      what,
      reason,
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

function nameOf({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`;
}

function asRecord(parts: readonly Part[]): Record<string, readonly string[]> {
  return Object.fromEntries(parts.map(({ name, scopes }) => [name, scopes]));
}
