// `x-amazon-apigateway-auth` of an operation, which takes the place of its `security`.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { ApiModel, Operation, SecurityScheme } from '../../model/index.js';
import type { Authentication } from '../types.js';
import { authenticationMessages } from './messages.js';
import { schemeKind } from './scheme-kind.js';

const AUTH = 'x-amazon-apigateway-auth';

export interface Authenticated {
  /** Absent after an error. */
  readonly authentication?: Authentication;
  readonly diagnostics: readonly Diagnostic[];
}

/** The extension wins over `security`; that it does is said, because one of the two is a mistake. */
export function explicitAuth(
  { securitySchemes }: ApiModel,
  operation: Operation,
): Authenticated | undefined {
  const explicit = operation.extensions[AUTH] as { type?: unknown } | undefined;
  const type = typeof explicit?.type === 'string' ? explicit.type.toUpperCase() : undefined;
  if (type !== 'AWS_IAM' && type !== 'NONE') return undefined;
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

export function nameOf({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`;
}
