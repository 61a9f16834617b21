// Properties that belong to one direction only: read-only ones are not sent, write-only ones not answered.

import { schemaOfRef } from '../../model/index.js';
import { composition, isComposed, isSchemaObject, mapped, type Schemas } from './composition.js';

export interface HiddenProperties {
  isHidden(property: unknown): boolean;
  /** Names of the hidden properties of a schema and of everything it is composed of. */
  namesIn(schema: unknown): ReadonlySet<string>;
}

export function hiddenProperties(
  model: Schemas,
  direction: 'request' | 'response',
): HiddenProperties {
  const mark = direction === 'request' ? 'readOnly' : 'writeOnly';
  const known = new Map<object, ReadonlySet<string>>();
  const isHidden = (property: unknown): boolean => {
    const seen = new Set<unknown>();
    let part = property;
    while (isSchemaObject(part) && part[mark] !== true && typeof part.$ref === 'string') {
      if (seen.has(part)) return false;
      seen.add(part);
      part = schemaOfRef(model, part.$ref)?.schema;
    }
    return isSchemaObject(part) && part[mark] === true;
  };
  return {
    isHidden,
    namesIn(schema) {
      // Most schemas are leaves, and hide nothing.
      if (!isSchemaObject(schema) || (!schema.properties && !isComposed(schema))) return NONE;
      const found = known.get(schema);
      if (found) return found;
      const names = composition(model, schema).flatMap((part) =>
        Object.entries(mapped(part.properties)).flatMap(([name, one]) =>
          isHidden(one) ? [name] : [],
        ),
      );
      const set: ReadonlySet<string> = names.length > 0 ? new Set(names) : NONE;
      known.set(schema, set);
      return set;
    },
  };
}

const NONE: ReadonlySet<string> = new Set();
