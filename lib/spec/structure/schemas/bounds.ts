// A minimum above its maximum.

import type { SchemaCheck } from './check.js';
import { schemaMessages } from './messages.js';

const PAIRS = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const;

export const bounds: SchemaCheck = {
  on: PAIRS.map(([low]) => low),
  check: (schema) =>
    PAIRS.flatMap(([low, high]) => {
      const [lower, upper] = [schema.get(low)?.number, schema.get(high)?.number];
      if (lower === undefined || upper === undefined || lower <= upper) return [];
      return [schemaMessages.report('SPEC-100', schema.at.child(low), { low, lower, high, upper })];
    }),
};
