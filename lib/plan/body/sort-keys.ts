// Keys in a fixed order: Terraform compares the body as text, and a changed text is a new deployment.

import { define, isObject } from '../../spec/index.js';
import type { JsonObject } from '../types.js';

export function sortKeys(value: JsonObject): JsonObject {
  return sorted(value) as JsonObject;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const out: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const part = value[key];
    if (part !== undefined) define(out, key, sorted(part));
  }
  return out;
}
