// Who may call: alternatives opened or closed.

import { type Authentication, openness } from '../../plan/index.js';
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
  const isOpen = openness(is);
  if (is.kind === 'none' && was.kind !== 'none') {
    const reason = is.reason ? `, on purpose: ${is.reason}` : ' and says no reason';
    const message = `asked for ${named(was)}, and is now public${reason}`;
    // Where credentials were optional, everybody could call before.
    return [{ severity: openness(was) && is.reason ? 'warning' : 'error', message }];
  }
  if (was.kind === 'none' && is.kind !== 'none') {
    const optional = isOpen ? ', of callers who send it' : '';
    return [{ severity: 'info', message: `was public, and now asks for ${named(is)}${optional}` }];
  }
  return [...opening(was, is), ...ways(was, is)];
}

/** Whether callers without credentials are let in, of two that are alike otherwise. */
function opening(was: Authentication, is: Authentication): Difference[] {
  const [wasOpen, isOpen] = [openness(was), openness(is)];
  if (wasOpen && !isOpen)
    return [{ severity: 'info', message: 'callers without credentials are no longer let in' }];
  if (!isOpen) return [];
  const why = isOpen.reason ? `on purpose: ${isOpen.reason}` : 'and nothing says why';
  if (!wasOpen)
    return [{ severity: 'error', message: `callers without credentials are now let in, ${why}` }];
  if (wasOpen.reason === undefined || isOpen.reason !== undefined) return [];
  const open = is.kind === 'none' ? 'is public' : 'lets in callers without credentials';
  return [{ severity: 'error', message: `${open}, and no longer says why` }];
}

/** What callers who say who they are can send. */
function ways(was: Authentication, is: Authentication): Difference[] {
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
      return [
        ...one.alternatives.map((schemes) => [...Object.keys(schemes), ...key].join(' + ')),
        ...(one.anonymous ? key : []),
      ];
  }
}

function named(one: Authentication): string {
  return alternatives(one).join(' or ') || 'nothing';
}
