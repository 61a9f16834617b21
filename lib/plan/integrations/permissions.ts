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

export function functionPermissions(
  routes: readonly RoutePlan[],
  references: AwsReferences,
): {
  readonly permissions: readonly FunctionPermission[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const byFunction = new Map<string, FunctionPermission[]>();
  for (const route of routes) {
    for (const one of permissionsOf(route, references)) {
      const found = byFunction.get(one.functionArn);
      if (found) found.push(one);
      else byFunction.set(one.functionArn, [one]);
    }
  }
  const diagnostics: Diagnostic[] = [];
  const permissions = [...byFunction].flatMap(([functionArn, all], index) => {
    const [first] = all;
    if (!first || all.length <= PERMISSION_LIMIT) return all;
    const params = { functionArn, count: all.length, limit: PERMISSION_LIMIT };
    diagnostics.push(integrationMessages.report('PLAN-269', first.at, params));
    return [{ ...first, id: `all-${index + 1}`, sourcePath: '*/*' }];
  });
  return { permissions, diagnostics };
}
