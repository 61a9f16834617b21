// Where requests go.

import type { Backend } from '../../annotations/index.js';
import type { OperationFacet } from '../change.js';
import { same } from '../values.js';

export const backend: OperationFacet = {
  kind: 'backend',
  compare: (before, after) => {
    const [was, is] = [before.route.backend, after.route.backend];
    if (same(target(was), target(is))) return [];
    const at = after.route.operation.settings.at.backend ?? after.route.operation.at;
    const clear = isClear(is) && !isClear(was);
    return [
      {
        severity: clear ? 'error' : 'warning',
        message: `back end changed${clear ? ', and is no longer encrypted' : ''}: ${target(was)} → ${target(is)}`,
        at,
      },
    ];
  },
};

function target(one: Backend | undefined): string {
  switch (one?.kind) {
    case undefined:
      return 'as the specification writes it';
    case 'http':
    case 'vpcLink':
      return `${one.kind} ${one.url}`;
    case 'lambda':
      return `lambda ${one.function}`;
    case 'aws':
      return `aws ${one.service} ${one.action ?? one.path ?? ''}`.trim();
    case 'mock':
      return `mock ${one.status}`;
  }
}

function isClear(one: Backend | undefined): boolean {
  return one !== undefined && 'url' in one && one.url.startsWith('http:');
}
