// Finds every `x-gateway` of a document: at the places that structure gives, and wherever else it stands.

import type { ValuePath } from '../source/index.js';
import {
  methodOf,
  type SpecDocument,
  type SpecFile,
  type SpecNode,
  walkFile,
} from '../spec/index.js';
import type { Scope } from './annotation.js';
import { KEY } from './read-place.js';

export interface OperationPlace {
  readonly path: string;
  readonly method: string;
  readonly operation: SpecNode;
  /** The path item as written and, where it is a `$ref`, its target. */
  readonly pathItems: readonly SpecNode[];
}

export function operationPlaces(document: SpecDocument): OperationPlace[] {
  const paths = document.root.get('paths')?.entries() ?? [];
  return paths.flatMap(([path, item]) => {
    const target = item.deref();
    const pathItems = target && target !== item ? [target, item] : [item];
    return pathItems.flatMap((one) =>
      one.entries().flatMap(([key, node]) => {
        const method = methodOf(key);
        const operation = method ? node.deref() : undefined;
        return method && operation?.object ? [{ path, method, operation, pathItems }] : [];
      }),
    );
  });
}

export function schemePlaces({ root, version }: SpecDocument): [string, SpecNode][] {
  const schemes =
    version === '2.0'
      ? root.get('securityDefinitions')
      : root.get('components')?.get('securitySchemes');
  return (schemes?.entries() ?? []).flatMap(([name, node]) => {
    const target = node.deref();
    return target ? [[name, target] as [string, SpecNode]] : [];
  });
}

const SCHEMA_KEYS = new Set([
  'schema',
  'items',
  'additionalProperties',
  'not',
  'contains',
  'propertyNames',
  'if',
  'then',
  'else',
]);
const SCHEMA_MAPS = new Set([
  'properties',
  'patternProperties',
  'schemas',
  'definitions',
  '$defs',
  'allOf',
  'anyOf',
  'oneOf',
  'prefixItems',
]);
const SCHEMA_MARKS = ['type', 'properties', 'allOf', 'anyOf', 'oneOf', 'enum', 'format'];

export interface OtherPlace {
  readonly path: ValuePath;
  /** `undefined`: a place where `x-gateway` has no meaning. */
  readonly scope: Scope | undefined;
}

/** Every object of a file that holds `x-gateway`, with what it seems to be. */
export function otherPlaces(file: SpecFile): OtherPlace[] {
  // Looking into the text first spares the walk over large files without annotations.
  if (!file.source.mentions(KEY)) return [];
  const found: OtherPlace[] = [];
  walkFile(file, (object, at, keys) => {
    if (keys === 'keywords' && Object.hasOwn(object, KEY))
      found.push({ path: [...at], scope: scopeOf(object, at) });
  });
  return found;
}

function scopeOf(value: Readonly<Record<string, unknown>>, path: ValuePath): Scope | undefined {
  if (typeof value['in'] === 'string' && typeof value['name'] === 'string') return 'parameter';
  const [parent, own] = [String(path.at(-2)), String(path.at(-1))];
  if (SCHEMA_KEYS.has(own) || SCHEMA_MAPS.has(parent)) return 'schema';
  return SCHEMA_MARKS.some((mark) => Object.hasOwn(value, mark)) ? 'schema' : undefined;
}
