// Tags as the services spell them: a list of `{ Key, Value }`, of `{ TagKey, TagValue }`, or a map.

import { isJson, type Json } from './http.js';

export type Tags = Record<string, string>;

export function tagsOfList(list: unknown, key = 'Key', value = 'Value'): Tags {
  const items = Array.isArray(list) ? list.filter(isJson) : [];
  return Object.fromEntries(items.map((item) => [String(item[key]), String(item[value] ?? '')]));
}

export function tagsToList(tags: Tags, key = 'Key', value = 'Value'): Json[] {
  return Object.entries(tags).map(([name, text]) => ({ [key]: name, [value]: text }));
}

export function tagsOfMap(map: unknown): Tags {
  const entries = isJson(map) ? Object.entries(map) : [];
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
