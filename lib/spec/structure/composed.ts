// Which schemas are parts of a composition that stands elsewhere: what they leave out may stand beside them there.

import type { SpecDocument } from '../document.js';
import { isObject, type JsonObject, type SpecFile } from '../node.js';
import type { Reference } from '../references.js';

/** The schemas that a `$ref` makes a part of an `allOf`, or of a choice in a schema that has properties itself. */
export function composedByReference({ root, references }: SpecDocument): WeakSet<object> {
  const parts = new WeakSet<object>();
  for (const { file, ref } of references.filter(isPart)) {
    const schema = root.inFile(file).follow(ref)?.deref()?.object;
    if (schema) parts.add(schema);
  }
  return parts;
}

function isPart({ file, path }: Reference): boolean {
  const key = path.at(-2);
  if (key === 'allOf') return true;
  if (key !== 'anyOf' && key !== 'oneOf') return false;
  const whole = valueAt(file, path.slice(0, -2));
  return whole?.['properties'] !== undefined || whole?.['allOf'] !== undefined;
}

function valueAt({ value }: SpecFile, path: Reference['path']): JsonObject | undefined {
  let at = value;
  for (const key of path) at = (at as JsonObject | undefined)?.[key];
  return isObject(at) ? at : undefined;
}
