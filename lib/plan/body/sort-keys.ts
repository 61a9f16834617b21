// Keys in a fixed order: Terraform compares the body as text, and a changed text is a new deployment.

import { isObject } from '../../spec/index.js';
import type { JsonObject } from '../types.js';

export function sortKeys(value: JsonObject): JsonObject {
  return sorted(value) as JsonObject;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}
