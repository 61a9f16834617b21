// Which schemas are parts of a composition that stands elsewhere: what they leave out may stand beside them there.

import type { SpecDocument } from '../document.js';
import type { SpecNode } from '../node.js';
import type { Reference } from '../references.js';

/** The schemas that a `$ref` makes a part of an `allOf`, or of a choice in a schema that has properties itself. */
export function composedByReference({ root, references }: SpecDocument): ReadonlySet<object> {
  const parts = new Set<object>();
  for (const { file, path, ref } of references) {
    const top = root.inFile(file);
    const schema = isPart(top, path) ? top.follow(ref)?.deref()?.object : undefined;
    if (schema) parts.add(schema);
  }
  return parts;
}

function isPart(top: SpecNode, path: Reference['path']): boolean {
  const key = path.at(-2);
  if (key === 'allOf') return true;
  if (key !== 'anyOf' && key !== 'oneOf') return false;
  const whole = top.below(path.slice(0, -2))?.object;
  return whole?.['properties'] !== undefined || whole?.['allOf'] !== undefined;
}
