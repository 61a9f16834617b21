// Override files change blocks of the other files: their arguments and nested blocks take the place of those of the same
// name. https://developer.hashicorp.com/terraform/language/files/override#merging-behavior

import type { Location, ValuePath } from '../../source/index.js';
import { isObject, type JsonObject } from './json.js';

/** A `resource` or `data` block. */
export interface Declared {
  readonly type: string;
  readonly name: string;
  readonly body: JsonObject;
  readonly generated: boolean;
  /** By path from the block. */
  locate(path: ValuePath): Location;
}

/** Blocks that are merged argument by argument. `dynamic` has a block type where these have an argument. */
const MERGED = ['lifecycle', 'dynamic'];

export function overridden(base: Declared, by: Declared): Declared {
  const own = withoutReplaced(base.body, by.body);
  const merged = MERGED.filter((name) => own[name] !== undefined && by.body[name] !== undefined);
  const both = merged.map((name) => [name, { ...joined(own[name]), ...joined(by.body[name]) }]);
  const isSaidBy = ([name = '', inner = '']: ValuePath) => {
    const said = by.body[name];
    return (merged.includes(String(name)) ? joined(said)[inner] : said) !== undefined;
  };
  return {
    ...base,
    body: { ...own, ...by.body, ...Object.fromEntries(both) },
    locate: (path) => (isSaidBy(path) ? by : base).locate(path),
  };
}

/** Nested blocks are replaced whether they are written as `dynamic` or not. */
function withoutReplaced({ dynamic, ...body }: JsonObject, by: JsonObject): JsonObject {
  const replaced = joined(by['dynamic']);
  const kept = Object.entries(body).filter(([name]) => replaced[name] === undefined);
  const made = Object.entries(joined(dynamic)).filter(([name]) => by[name] === undefined);
  return {
    ...Object.fromEntries(kept),
    ...(made.length > 0 && { dynamic: Object.fromEntries(made) }),
  };
}

/** A block, or the blocks of a list as one. */
function joined(value: unknown): JsonObject {
  if (Array.isArray(value)) return Object.assign({}, ...value.map(joined)) as JsonObject;
  return isObject(value) ? value : {};
}
