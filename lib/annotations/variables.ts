// Replaces `${name}` in the texts below `x-gateway`. Other uses of `${`, such as a Terraform
// expression or a reference in a mapping template (`${input.id}`), stay as they are.

import type { ValuePath } from '../source/index.js';
import { isObject } from '../spec/index.js';

/** A plain name; `$${name}` is Terraform's escape for a literal `${name}` and stays. */
const VARIABLE = /(?<!\$)\$\{([A-Za-z_][\w-]*)\}/g;

export interface Substituted {
  readonly value: unknown;
  /** Variables without a value, where they stand. */
  readonly missing: readonly { readonly name: string; readonly path: ValuePath }[];
}

export function substitute(
  value: unknown,
  variables: Readonly<Record<string, string>>,
): Substituted {
  const missing: { name: string; path: ValuePath }[] = [];
  const replace = (text: string, path: ValuePath): unknown => {
    const replaced = text.replace(VARIABLE, (written, name: string) => {
      if (Object.hasOwn(variables, name)) return variables[name] ?? '';
      missing.push({ name, path });
      return written;
    });
    return replaced;
  };
  const visit = (part: unknown, path: ValuePath): unknown => {
    if (typeof part === 'string') return replace(part, path);
    if (Array.isArray(part)) return part.map((item, at) => visit(item, [...path, at]));
    if (!isObject(part)) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, item]) => [key, visit(item, [...path, key])]),
    );
  };
  return { value: visit(value, []), missing };
}
