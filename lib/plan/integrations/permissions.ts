// Permissions of all routes together: one for each operation, unless a function would get more of them
// than its policy has room for.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { AwsReferences, FunctionPermission, RoutePlan } from '../types.js';
import { permissionsOf } from './kinds.js';
import { integrationMessages } from './messages.js';

/**
 * Statements of about 400 bytes in a function policy of 20 KB.
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const PERMISSION_LIMIT = 45;

/** Permissions for each of several REST APIs, whose routes have the paths they have there. */
export function functionPermissions(
  apis: readonly (readonly RoutePlan[])[],
  references: AwsReferences,
): {
  readonly permissions: readonly (readonly FunctionPermission[])[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const wanted = apis.map((routes) => routes.flatMap((route) => permissionsOf(route, references)));
  const byFunction = new Map<string, FunctionPermission[]>();
  for (const one of wanted.flat()) {
    const found = byFunction.get(one.functionArn);
    if (found) found.push(one);
    else byFunction.set(one.functionArn, [one]);
  }
  const wide = new Map<string, string>();
  const diagnostics = [...byFunction].flatMap(([functionArn, all], index) => {
    const [first] = all;
    if (!first || all.length <= PERMISSION_LIMIT) return [];
    wide.set(functionArn, `all-${index + 1}`);
    const params = { functionArn, count: all.length, limit: PERMISSION_LIMIT };
    return [integrationMessages.report('PLAN-269', first.at, params)];
  });
  return { permissions: wanted.map((all) => widened(all, wide)), diagnostics };
}

/** One permission for the whole REST API where a function would get too many. */
function widened(
  all: readonly FunctionPermission[],
  wide: ReadonlyMap<string, string>,
): FunctionPermission[] {
  const done = new Set<string>();
  return all.flatMap((one) => {
    const id = wide.get(one.functionArn);
    if (id === undefined) return [one];
    if (done.has(id)) return [];
    done.add(id);
    return [{ ...one, id, sourcePath: '*/*' }];
  });
}
