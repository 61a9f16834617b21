// Schemas in one dialect: that of OpenAPI 3.1. Children stay at the paths they have in their file, so that a
// part's place follows from its schema's.

import type { Diagnostic } from '../diagnostics/index.js';
import { define, isObject, type SpecNode, type SpecVersion } from '../spec/index.js';
import type { Schema, SchemaObject, SchemaRoot } from './api-model.js';
import { modelMessages } from './messages.js';
import { SchemaNames } from './schema-names.js';

/** Keywords that hold one schema, a list of schemas, or a map of them. */
const PARTS: ReadonlyMap<string, 'one' | 'list' | 'map'> = new Map([
  ...[
    ...['items', 'additionalProperties', 'not', 'contains', 'propertyNames', 'if', 'then', 'else'],
    ...['unevaluatedProperties', 'unevaluatedItems', 'additionalItems'],
  ].map((key) => [key, 'one'] as const),
  ...['allOf', 'anyOf', 'oneOf', 'prefixItems'].map((key) => [key, 'list'] as const),
  ...['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'].map(
    (key) => [key, 'map'] as const,
  ),
]);

export class SchemaReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #names = new SchemaNames();
  readonly #named = new Map<string, SchemaRoot>();
  /** By value, or by place where the value is `true` or `false`. */
  readonly #roots = new Map<object | string, SchemaRoot>();
  /** Nodes that were named but not read yet: a queue instead of recursion, so that circles end. */
  readonly #waiting: { node: SpecNode; name: string }[] = [];

  constructor(private readonly version: SpecVersion) {}

  /** Takes in the schemas of the entry document's components under their own names. */
  addComponents(components: SpecNode | undefined): void {
    for (const [name, node] of components?.entries() ?? []) {
      this.#names.reserve(node, name);
      this.#waiting.push({ node, name });
    }
    this.#drain();
  }

  /** A schema where it stands. The same node gives the same value. */
  root(node: SpecNode | undefined): SchemaRoot | undefined {
    if (!node) return undefined;
    const root = this.#rootOf(node);
    this.#drain();
    return root;
  }

  /** Every schema with a name; keys sorted. */
  named(): Record<string, SchemaRoot> {
    return Object.fromEntries([...this.#named].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #drain(): void {
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) {
      const { node, name } = next;
      this.#named.set(name, this.#rootOf(node));
    }
  }

  #rootOf(node: SpecNode): SchemaRoot {
    const key = node.object ?? node.identity;
    const known = this.#roots.get(key);
    if (known) return known;
    const root = { schema: this.#schema(node), at: node.at };
    this.#roots.set(key, root);
    return root;
  }

  #schema(node: SpecNode): Schema {
    const { value } = node;
    if (typeof value === 'boolean') return value;
    if (!isObject(value)) return {};
    const own: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      if (this.version !== '3.1' && NULLABLE.includes(key)) continue;
      const read = this.#keyword(key, value[key], node);
      if (read !== undefined) own[key] = read;
    }
    if (typeof value['$ref'] === 'string') this.#reference(value['$ref'], node, own);
    const dynamic = value['$dynamicRef'];
    if (typeof dynamic === 'string' && own['$ref'] === undefined) this.#dynamic(dynamic, node, own);
    if (this.version === '3.1') return own;
    const nullable = NULLABLE.some((key) => value[key] === true);
    // What stands beside a `$ref` is ignored.
    return modernise(own, nullable && typeof own['$ref'] !== 'string');
  }

  /** `undefined`: it is not what the keyword holds, which was reported. */
  #keyword(key: string, part: unknown, node: SpecNode): unknown {
    const kind = PARTS.get(key);
    if (kind === undefined) return part;
    if (kind === 'map' && isObject(part)) {
      const [map, schemas] = [node.child(key, part), {}];
      for (const name of Object.keys(part))
        define(schemas, name, this.#schema(map.child(name, part[name])));
      return schemas;
    }
    // Before 3.1 `items` could be a list.
    if (Array.isArray(part) && (kind === 'list' || key === 'items')) {
      const items = node.child(key, part).items();
      return items.map((item) => this.#schema(item));
    }
    const isOne = kind === 'one' && (isObject(part) || typeof part === 'boolean');
    return isOne ? this.#schema(node.child(key, part)) : undefined;
  }

  #reference(ref: string, node: SpecNode, own: Record<string, unknown>): void {
    const target = node.target();
    if (!target) {
      delete own['$ref'];
      return;
    }
    own['$ref'] = `#/components/schemas/${this.#name(target, ref)}`;
    // In 2.0 and 3.0 everything beside a `$ref` is ignored.
    if (this.version !== '3.1')
      for (const key of Object.keys(own))
        if (key !== '$ref' && key !== 'x-gateway') delete own[key];
  }

  #dynamic(ref: string, node: SpecNode, own: Record<string, unknown>): void {
    delete own['$dynamicRef'];
    this.diagnostics.push(modelMessages.report('MOD-002', node.at.child('$dynamicRef'), { ref }));
    const target = node.follow(ref);
    if (target) own['$ref'] = `#/components/schemas/${this.#name(target, ref)}`;
  }

  #name(target: SpecNode, _ref: string): string {
    const known = this.#names.known(target);
    if (known !== undefined) return known;
    const name = this.#names.assign(target);
    this.#waiting.push({ node: target, name });
    return name;
  }
}

/** How 2.0 and 3.0 let a value be `null`. */
const NULLABLE = ['nullable', 'x-nullable'];
const EXCLUSIVE = [
  ['exclusiveMinimum', 'minimum'],
  ['exclusiveMaximum', 'maximum'],
] as const;

/** What 2.0 and 3.0 write differently from 3.1. */
function modernise(schema: Record<string, unknown>, nullable: boolean): SchemaObject {
  for (const [flag, bound] of EXCLUSIVE) {
    const exclusive = schema[flag];
    if (typeof exclusive !== 'boolean') continue;
    delete schema[flag];
    if (exclusive && typeof schema[bound] === 'number') {
      schema[flag] = schema[bound];
      delete schema[bound];
    }
  }
  if (schema['type'] === 'file') Object.assign(schema, { type: 'string', format: 'binary' });
  return nullable ? withNull(schema) : schema;
}

/** `null` joins the type and the enumeration. Without a type a schema takes `null` unless a branch refuses it. */
function withNull(schema: Record<string, unknown>): SchemaObject {
  const { type } = schema;
  const types = Array.isArray(type) ? type : type === undefined ? [] : [type];
  const values = schema['enum'];
  if (types.length > 0 && !types.includes('null')) schema['type'] = [...types, 'null'];
  if (types.length === 0) schema['x-portcullis-nullable'] = true;
  if (Array.isArray(values) && !values.includes(null)) schema['enum'] = [...values, null];
  return schema;
}
