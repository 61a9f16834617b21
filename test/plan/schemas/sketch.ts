// Lowers schemas that a test writes down, as if a request or a response referred to them.

import type { Schema, SchemaRoot } from '../../../lib/model/index.js';
import { createSchemaLowering } from '../../../lib/plan/schemas/index.js';
import type { JsonObject } from '../../../lib/plan/types.js';
import { top } from '../model-builder.js';

export type Direction = 'request' | 'response';

export function rootsOf(schemas: Readonly<Record<string, Schema>>): Record<string, SchemaRoot> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      { schema, at: top.child('components', 'schemas', name) },
    ]),
  );
}

/** Everything that lowering says of a model, with a body that refers to each of `used`. */
export function lower(
  schemas: Readonly<Record<string, Schema>>,
  used: readonly string[] = Object.keys(schemas),
  direction: Direction = 'request',
) {
  const lowering = createSchemaLowering({ schemas: rootsOf(schemas) });
  const references = new Map<string, string | undefined>();
  for (const name of used) {
    const $ref = `#/components/schemas/${name}`;
    const root = { schema: { $ref }, at: top.child('paths', '/', 'post', name) };
    references.set(name, lowering.reference(root, { direction, nameHint: `use ${name}` })?.$ref);
  }
  return { ...lowering.finish(), references };
}

/** The model that one schema becomes, and the codes that were reported. */
export function lowerOne(schema: Schema, direction: Direction = 'request') {
  const { schemas, diagnostics, references } = lower({ A: schema }, ['A'], direction);
  const name = references.get('A')?.split('/').pop();
  const model: JsonObject | undefined = name === undefined ? undefined : schemas[name];
  return { model, codes: diagnostics.map(({ code, severity }) => `${severity} ${code}`).sort() };
}
