// One walk over the objects of a file that are part of a document's structure: not what stands in examples and other
// data, nor in extensions but the one that is an operation. A name that the author chose is no keyword: `default` is
// also a response, `example` a property.

import { methodOf } from './methods.js';
import { isObject, type JsonObject, type SpecFile } from './node.js';

/** Keys whose values are data. */
const DATA_KEYS = new Set(['example', 'examples', 'default', 'enum', 'const']);

/** What the keys of an object are: keywords, or names of schemas (of which `$ref` may be one) or of other things. */
export type Keys = 'keywords' | 'schema names' | 'names';

const NAMES: ReadonlyMap<string, Keys> = new Map([
  ...['properties', 'patternProperties', 'definitions', '$defs', 'schemas', 'dependentSchemas'].map(
    (key) => [key, 'schema names'] as const,
  ),
  ...[
    ...['paths', 'webhooks', 'callbacks', 'pathItems', 'responses', 'parameters', 'requestBodies'],
    ...['headers', 'links', 'content', 'encoding', 'securitySchemes', 'securityDefinitions'],
  ].map((key) => [key, 'names'] as const),
]);

/** `at` is the same list each time: copy what is kept. Large files have a million values and few that matter. */
export type Visit = (object: JsonObject, at: readonly (string | number)[], keys: Keys) => void;

export function walkFile(file: SpecFile, visit: Visit): void {
  const at: (string | number)[] = [];
  const enter = (key: string | number, value: unknown, keys: Keys): void => {
    if (typeof value !== 'object' || value === null) return;
    at.push(key);
    walk(value, keys);
    at.pop();
  };
  const walk = (value: object, keys: Keys): void => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) enter(index, item, 'keywords');
    } else if (isObject(value)) {
      visit(value, at, keys);
      for (const key of Object.keys(value)) {
        if (keys !== 'keywords') enter(key, value[key], 'keywords');
        else if (!DATA_KEYS.has(key) && (!key.startsWith('x-') || methodOf(key)))
          enter(key, value[key], NAMES.get(key) ?? 'keywords');
      }
    }
  };
  if (isObject(file.value) || Array.isArray(file.value)) walk(file.value, 'keywords');
}
