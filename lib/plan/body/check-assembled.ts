// Runs the preflight check on a finished body. A problem in what the specification wrote itself is its
// author's; any other is a bug of ours.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { Operation } from '../../model/index.js';
import type { Location } from '../../source/index.js';
import { INTEGRATION } from '../integrations/index.js';
import { type BodyProblem, checkStructure } from '../preflight/index.js';
import type { JsonObject } from '../types.js';
import type { BodyInput } from './lower-body.js';
import { bodyMessages } from './messages.js';

/** Judged where the API is split, against the quotas that the account has. */
const QUOTAS = new Set<BodyProblem['kind']>(['resources', 'authorizers']);

export function checkAssembled(body: JsonObject, input: BodyInput): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const problem of checkStructure(body)) {
    if (QUOTAS.has(problem.kind)) continue;
    const at = writtenAt(problem, input);
    if (!at)
      throw new Error(
        `the import body has a problem at ${problem.path.join(' / ')}: ${problem.message}`,
      );
    diagnostics.push(bodyMessages.report('PLAN-305', at, { problem: problem.message }));
  }
  return diagnostics;
}

/**
 * The place in an extension of the specification that a problem comes from, as near as it was written there; undefined
 * where Portcullis wrote it.
 */
function writtenAt(problem: BodyProblem, { model, routes }: BodyInput): Location | undefined {
  const [first, second, third] = problem.path.map(String);
  if (first === 'components' && second === 'securitySchemes' && third !== undefined) {
    const scheme = Object.hasOwn(model.securitySchemes, third)
      ? model.securitySchemes[third]
      : undefined;
    if (!scheme || Object.keys(scheme.extensions).length === 0) return undefined;
    return inExtension(scheme, problem.path.slice(3), problem.kind) ?? scheme.at.key();
  }
  if (first !== 'paths' || third === undefined)
    return inExtension(model, problem.path, problem.kind);
  const route = routes.find(
    ({ resourcePath, method }) =>
      resourcePath === second &&
      (third === method.toLowerCase() || (method === 'ANY' && third.endsWith('any-method'))),
  );
  if (!route) return undefined;
  const { operation } = route;
  // What an explicit integration maps is declared on the method for it: a bad name comes from there.
  return (
    inExtension(operation, problem.path.slice(3), problem.kind) ??
    inExtension(operation, [INTEGRATION], 'structure') ??
    inExtension(operation, Object.keys(operation.extensions).slice(0, 1), 'structure')
  );
}

/** The place of a path that begins with an extension: of what is missing, the map or list that lacks it. */
function inExtension(
  { extensions, at }: Pick<Operation, 'extensions' | 'at'>,
  path: BodyProblem['path'],
  kind: BodyProblem['kind'],
): Location | undefined {
  const written: (string | number)[] = [];
  let value: unknown = extensions;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) break;
    value = (value as JsonObject)[key];
    written.push(key);
  }
  if (written.length === 0) return undefined;
  const place = at.child(...written);
  return kind === 'name' ? place.key() : place;
}
