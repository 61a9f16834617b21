// What a check of a schema is. It sees a map, whose keywords may still be of any type.

import type { Diagnostic } from '../../../diagnostics/index.js';
import type { SpecVersion } from '../../document.js';
import type { SpecNode } from '../../node.js';

export interface Place {
  readonly version: SpecVersion;
  /** Whether it is a part of a composition, so that the rest of it may stand elsewhere. */
  readonly composed: boolean;
}

export type SchemaCheck = (schema: SpecNode, place: Place) => Iterable<Diagnostic>;

/** The types that a schema names; none where it names none, or one that does not exist. */
export function typesOf(schema: SpecNode): string[] {
  const type = schema.get('type');
  const named = type?.items().map(({ string }) => string) ?? [];
  return [type?.string, ...named].filter((one): one is string => one !== undefined);
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
