// What is checked before the back end sees it.

import type { ValidationMode } from '../../annotations/index.js';
import type { OperationFacet } from '../change.js';

const CHECKS: Readonly<Record<ValidationMode, readonly string[]>> = {
  all: ['body', 'parameters'],
  body: ['body'],
  parameters: ['parameters'],
  none: [],
};

export const validation: OperationFacet = {
  kind: 'validation',
  compare: (before, after) => {
    const [was, is] = [before.route.validation, after.route.validation];
    if (was === is) return [];
    const lost = CHECKS[was].some((check) => !CHECKS[is].includes(check));
    const at = after.route.operation.settings.at.validate ?? after.route.operation.at;
    return [
      { severity: lost ? 'warning' : 'info', message: `validation changed: ${was} → ${is}`, at },
    ];
  },
};
