// Runs the preflight check on a finished body. A problem in what the specification wrote itself is its
// author's; any other is a bug of ours.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { Location } from '../../source/index.js';
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
    const at = extensionAt(problem, input);
    if (!at)
      throw new Error(
        `the import body has a problem at ${problem.path.join(' / ')}: ${problem.message}`,
      );
    diagnostics.push(bodyMessages.report('PLAN-305', at, { problem: problem.message }));
  }
  return diagnostics;
}

/** The extension of the specification a problem lies in; undefined where Portcullis wrote it. */
function extensionAt({ path }: BodyProblem, { model, routes }: BodyInput): Location | undefined {
  const [first, second, third, fourth] = path.map(String);
  if (first === undefined) return undefined;
  if (first in model.extensions) return model.at.child(...path.slice(0, 1)).key();
  if (first === 'components' && second === 'securitySchemes' && third !== undefined) {
    const scheme = Object.hasOwn(model.securitySchemes, third)
      ? model.securitySchemes[third]
      : undefined;
    return scheme && Object.keys(scheme.extensions).length > 0 ? scheme.at.key() : undefined;
  }
  if (first !== 'paths' || third === undefined) return undefined;
  const route = routes.find(
    ({ resourcePath, method }) =>
      resourcePath === second &&
      (third === method.toLowerCase() || (method === 'ANY' && third.endsWith('any-method'))),
  );
  if (!route) return undefined;
  const { extensions, at } = route.operation;
  if (fourth !== undefined && fourth in extensions) return at.child(fourth).key();
  // What an explicit integration maps is declared on the method for it: a bad name comes from there.
  const [any] = Object.keys(extensions);
  return any !== undefined ? at.child(any).key() : undefined;
}
