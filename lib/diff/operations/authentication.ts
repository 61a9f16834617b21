// Who may call: alternatives opened or closed.

import type { Authentication } from '../../plan/index.js';
import type { Difference, OperationFacet } from '../change.js';
import { compareSets, listed } from '../values.js';

export const authentication: OperationFacet = {
  kind: 'authentication',
  compare: (before, after) => {
    const [was, is] = [before.route.authentication, after.route.authentication];
    const at = after.route.operation.securityAt;
    return differences(was, is).map((one) => ({ ...one, at }));
  },
};

function differences(was: Authentication, is: Authentication): Difference[] {
  if (is.kind === 'none' && was.kind !== 'none') {
    const reason = is.reason ? `, on purpose: ${is.reason}` : ' and says no reason';
    return [{ severity: 'error', message: `asked for ${named(was)}, and is now public${reason}` }];
  }
  if (was.kind === 'none' && is.kind !== 'none')
    return [{ severity: 'info', message: `was public, and now asks for ${named(is)}` }];
  if (was.kind === 'none' && is.kind === 'none') {
    return was.reason !== undefined && is.reason === undefined
      ? [{ severity: 'error', message: 'is public, and no longer says why' }]
      : [];
  }
  const { added, removed } = compareSets(alternatives(was), alternatives(is));
  if (added.length === 0 && removed.length === 0) return [];
  if (removed.length === 0)
    return [{ severity: 'warning', message: `another way in: ${listed(added)}` }];
  if (added.length === 0)
    return [{ severity: 'info', message: `no longer a way in: ${listed(removed)}` }];
  return [
    {
      severity: 'warning',
      message: `authentication changed: ${listed(removed)} → ${listed(added)}`,
    },
  ];
}

/** Each alternative by the schemes it needs: `oauth + key`. */
function alternatives(one: Authentication): string[] {
  const key = 'apiKey' in one && one.apiKey ? ['API key'] : [];
  switch (one.kind) {
    case 'none':
      return [];
    case 'iam':
      return [['IAM', ...key].join(' + ')];
    case 'apiKey':
      return ['API key'];
    case 'extension':
      return [[one.scheme ?? 'IAM', ...key].join(' + ')];
    case 'authorizer':
      return one.alternatives.map((schemes) => [...Object.keys(schemes), ...key].join(' + '));
  }
}

function named(one: Authentication): string {
  return alternatives(one).join(' or ') || 'nothing';
}
