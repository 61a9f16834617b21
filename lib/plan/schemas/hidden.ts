// Properties that belong to one direction only: read-only ones are not sent, write-only ones not answered.

import { type ApiModel, type Schema, schemaOfRef } from '../../model/index.js';

export interface HiddenProperties {
  isHidden(property: Schema | undefined): boolean;
  /** Names of the hidden properties of a schema and of everything it is composed of. */
  namesIn(schema: Schema): ReadonlySet<string>;
}

export function hiddenProperties(
  model: Pick<ApiModel, 'schemas'>,
  direction: 'request' | 'response',
): HiddenProperties {
  const mark = direction === 'request' ? 'readOnly' : 'writeOnly';
  const resolved = (
    schema: Schema | undefined,
    seen: ReadonlySet<Schema> = new Set(),
  ): Schema | undefined => {
    if (
      typeof schema !== 'object' ||
      schema === null ||
      schema.$ref === undefined ||
      schema[mark] === true
    )
      return schema;
    if (seen.has(schema)) return undefined;
    return resolved(schemaOfRef(model, schema.$ref)?.schema, new Set([...seen, schema]));
  };
  const isHidden = (property: Schema | undefined): boolean => {
    const target = resolved(property);
    return typeof target === 'object' && target !== null && target[mark] === true;
  };
  return {
    isHidden,
    namesIn(schema) {
      const names = new Set<string>();
      const seen = new Set<Schema>();
      const visit = (part: Schema | undefined): void => {
        if (typeof part !== 'object' || part === null || seen.has(part)) return;
        seen.add(part);
        for (const [name, child] of Object.entries(part.properties ?? {})) {
          if (isHidden(child)) names.add(name);
          // Inline objects are lowered together with the schema they stand in.
          if (typeof child === 'object' && child?.$ref === undefined) visit(child);
        }
        if (part.items !== undefined && !Array.isArray(part.items)) visit(part.items);
        for (const branch of [...(part.allOf ?? []), ...(part.anyOf ?? []), ...(part.oneOf ?? [])])
          visit(branch);
        if (part.$ref !== undefined) visit(schemaOfRef(model, part.$ref)?.schema);
      };
      visit(schema);
      return names;
    },
  };
}
