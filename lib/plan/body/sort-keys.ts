// Keys in a fixed order: Terraform compares the body as text, and a changed text is a new deployment.

import { isObject } from '../../spec/index.js';
import type { JsonObject } from '../types.js';

export function sortKeys(value: JsonObject): JsonObject {
  return sorted(value) as JsonObject;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  return Object.fromEntries(keys.sort().map((key) => [key, sorted(value[key])]));
}
