// Where requests go.

import type { Backend } from '../../annotations/index.js';
import { INTEGRATION, type JsonObject, writtenIntegration } from '../../plan/index.js';
import type { Location } from '../../source/index.js';
import type { Difference, OperationFacet, ServedRoute } from '../change.js';
import { changedKeys, listed } from '../values.js';

export const backend: OperationFacet = {
  kind: 'backend',
  compare: (before, after) => {
    const [was, is] = [served(before), served(after)];
    if (was.target !== is.target) {
      const clear = is.clear && !was.clear;
      return [
        {
          severity: clear ? 'error' : 'warning',
          message: `back end changed${clear ? ', and is no longer encrypted' : ''}: ${was.target} → ${is.target}`,
          at: is.written ? is.at.child('uri') : is.at,
        },
      ];
    }
    return was.written && is.written ? sameTarget(was.written, is.written, is.at) : [];
  },
};

interface BackEnd {
  readonly target: string;
  /** Not encrypted where others can listen. */
  readonly clear: boolean;
  /** The explicit integration of the specification. */
  readonly written?: JsonObject;
  readonly at: Location;
}

function served({ route: { operation, backend: planned } }: ServedRoute): BackEnd {
  const written = writtenIntegration(operation);
  if (!written) {
    return {
      target: targetOf(planned),
      clear: planned !== undefined && 'url' in planned && planned.url.startsWith('http:'),
      at: operation.settings.at.backend ?? operation.at,
    };
  }
  const { type, uri, connectionType } = written;
  return {
    target: [String(type).toLowerCase(), uri].filter(Boolean).join(' '),
    clear: /^http:/i.test(String(uri)) && connectionType !== 'VPC_LINK',
    written,
    at: operation.at.child(INTEGRATION),
  };
}

/** What else an explicit integration says. */
function sameTarget(was: JsonObject, is: JsonObject, at: Location): Difference[] {
  const verifies = (one: JsonObject) => {
    const tls = one['tlsConfig'] as JsonObject | undefined;
    return tls?.['insecureSkipVerification'] !== true;
  };
  if (verifies(was) && !verifies(is)) {
    const message = "the back end's certificate is not verified any more";
    return [{ severity: 'error', message, at: at.child('tlsConfig') }];
  }
  const changed = changedKeys(was, is);
  const [first] = changed;
  if (first === undefined) return [];
  // A role, and what is sent in whose name.
  const weighty = ['credentials', 'connectionId', 'requestParameters', 'requestTemplates'];
  return [
    {
      severity: changed.some((key) => weighty.includes(key)) ? 'warning' : 'info',
      message: `the integration changed: ${listed(changed)}`,
      at: at.child(first),
    },
  ];
}

function targetOf(one: Backend | undefined): string {
  switch (one?.kind) {
    case undefined:
      return 'none';
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
