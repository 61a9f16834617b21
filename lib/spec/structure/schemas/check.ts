// What a check of a schema is. It sees a map, whose keywords may still be of any type.

import type { Diagnostic } from '../../../diagnostics/index.js';
import type { SpecVersion } from '../../document.js';
import type { SpecNode } from '../../node.js';

export interface Place {
  readonly version: SpecVersion;
  /** Whether it is a part of a composition, so that the rest of it may stand elsewhere. */
  readonly composed: boolean;
  /** Whether it is a parameter or a header of 2.0, where `required` is a word of its own. @default false */
  readonly simple?: boolean;
}

export interface SchemaCheck {
  /** Keywords without which it has nothing to say: most schemas have few. `unknown`: those of no standard. */
  readonly on: readonly string[] | 'unknown';
  readonly check: (schema: SpecNode, place: Place) => readonly Diagnostic[];
}

/** The types that a schema names; none where it names none, or one that does not exist. */
export function typesOf(schema: SpecNode): string[] {
  const type = schema.object?.['type'];
  if (typeof type === 'string') return [type];
  const named: readonly unknown[] = Array.isArray(type) ? type : [type];
  return named.filter((one): one is string => typeof one === 'string');
}

/** Keywords that restrict values of one type only, and that type. */
export const TYPE_OF_KEYWORD: ReadonlyMap<string, string> = new Map([
  ...['minLength', 'maxLength', 'pattern'].map((keyword) => [keyword, 'string'] as const),
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'].map(
    (keyword) => [keyword, 'number'] as const,
  ),
  ...['items', 'minItems', 'maxItems', 'uniqueItems'].map((keyword) => [keyword, 'array'] as const),
  ...['properties', 'additionalProperties', 'required', 'minProperties', 'maxProperties'].map(
    (keyword) => [keyword, 'object'] as const,
  ),
]);
