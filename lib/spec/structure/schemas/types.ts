// Types that do not exist, and keywords that mean nothing for the type.

import { type Diagnostic, nearest } from '../../../diagnostics/index.js';
import type { SpecVersion } from '../../document.js';
import type { SpecNode } from '../../node.js';
import { type SchemaCheck, TYPE_OF_KEYWORD, typesOf } from './check.js';
import { schemaMessages } from './messages.js';

const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object'];

const TYPES_OF: Readonly<Record<SpecVersion, readonly string[]>> = {
  '2.0': [...TYPES, 'file'],
  '3.0': TYPES,
  '3.1': [...TYPES, 'null'],
};

export const types: SchemaCheck = {
  on: ['type'],
  check: (schema, { version, composed, simple }) => {
    const named = typesOf(schema);
    const problems = [
      ...unknownTypes(schema, version),
      ...idleKeywords(schema, named, simple ? ['required'] : []),
    ];
    return version !== '3.1' && !composed && named.includes('array') && isOfAnything(schema)
      ? [...problems, schemaMessages.report('SPEC-107', schema.at, {})]
      : problems;
  },
};

function unknownTypes(schema: SpecNode, version: SpecVersion): Diagnostic[] {
  const known = TYPES_OF[version];
  const written = schema.object?.['type'];
  if (typeof written === 'string' && known.includes(written)) return [];
  const type = schema.get('type');
  return [type, ...(type?.items() ?? [])].flatMap((one) => {
    const found = one?.string;
    if (!one || found === undefined || known.includes(found)) return [];
    // `null` has a word of its own in older versions, and is understood.
    if (found === 'null') return [];
    const near = nearest(found, known);
    return [schemaMessages.report('SPEC-106', one.at, { found, known: known.join(', '), near })];
  });
}

const JUDGED = new Set(['string', 'number', 'boolean', 'array', 'object']);

function idleKeywords(
  schema: SpecNode,
  named: readonly string[],
  others: readonly string[],
): Diagnostic[] {
  const judged = named.map((type) => (type === 'integer' ? 'number' : type));
  if (judged.length === 0 || !judged.every((type) => JUDGED.has(type))) return [];
  return Object.keys(schema.object ?? {})
    .filter((keyword) => {
      const type = TYPE_OF_KEYWORD.get(keyword);
      return (
        type !== undefined &&
        !judged.includes(type) &&
        !others.includes(keyword) &&
        isSaid(schema.get(keyword))
      );
    })
    .map((keyword) => {
      const type = named.join(', ');
      return schemaMessages.report('SPEC-102', schema.at.child(keyword).key(), {
        keyword,
        type,
      });
    });
}

/** Generators write `required: []` and `uniqueItems: false` everywhere. */
function isSaid(node: SpecNode | undefined): boolean {
  if (!node || node.boolean === false) return false;
  return !(Array.isArray(node.value) && node.value.length === 0);
}

/** Whether nothing is said of the items of a list. */
function isOfAnything(schema: SpecNode): boolean {
  return !['items', 'allOf', 'anyOf', 'oneOf'].some((key) => schema.get(key));
}
