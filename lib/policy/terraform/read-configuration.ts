// Terraform's JSON configuration syntax: what cdktf writes, and what people write by hand. Blocks may be objects
// or lists at every level. https://developer.hashicorp.com/terraform/language/syntax/json

import type { Location, ValuePath } from '../../source/index.js';
import { addTo } from './add-to.js';
import type { Arguments } from './block.js';
import { evaluateTemplate, type Lookup, referencesIn } from './expression.js';
import { TerraformGraph } from './graph.js';
import { asObject, isEmpty, isObject, type JsonObject } from './json.js';
import { type Declared, overridden } from './override.js';
import { TerraformResource } from './resource.js';
import { type Reference, Unknown } from './unknown.js';

/** Where the parts of a value stand: by path from the top of the Terraform JSON. */
export type Locator = (path: ValuePath) => Location;

export interface ConfigurationFile {
  readonly json: unknown;
  readonly locate: Locator;
  /** Whether Portcullis made a resource. @default none */
  readonly isGenerated?: (type: string, name: string) => boolean;
  /** Whether its blocks change those of the other files. @default false */
  readonly isOverride?: boolean;
}

/**
 * Reads the files of one folder, which Terraform takes as one configuration.
 * @param given Values of variables, in place of their defaults.
 */
export function readConfiguration(
  folder: readonly ConfigurationFile[],
  given: JsonObject = {},
): TerraformGraph {
  const isOverride = (file: ConfigurationFile) => file.isOverride ?? false;
  const files = [...folder.filter((file) => !isOverride(file)), ...folder.filter(isOverride)];
  const resources = declared(files, 'resource');
  const data = declared(files, 'data');
  const scope = new Scope(files, [resources, data], given);
  const made = resources.map((one) => resourceOf(one, '', scope)).filter(isMade);
  return new TerraformGraph(
    'configuration',
    made,
    data.map((one) => resourceOf(one, DATA, scope)),
  );
}

/** What addresses of data sources begin with. */
const DATA = 'data.';

/** `count = 0` and `for_each` over nothing make no resource. */
function isMade({ values }: TerraformResource): boolean {
  const { count, for_each: each } = values;
  return count !== 0 && count !== '0' && !isEmpty(each);
}

/** Blocks with two labels, `resource` and `data`, as overrides leave them. */
function declared(files: readonly ConfigurationFile[], block: string): Declared[] {
  const blocks = files
    .filter((file) => !file.isOverride)
    .flatMap((file) => declaredIn(file, block));
  const overrides = files
    .filter((file) => file.isOverride)
    .flatMap((file) => declaredIn(file, block));
  const byAddress = new Map<string, Declared[]>();
  for (const one of overrides) addTo(byAddress, `${one.type}.${one.name}`, one);
  return blocks.map((one) =>
    (byAddress.get(`${one.type}.${one.name}`) ?? []).reduce(overridden, one),
  );
}

function declaredIn({ json, locate, isGenerated }: ConfigurationFile, block: string): Declared[] {
  return members(json, [], block).flatMap(({ value, path }) =>
    members(value, path).flatMap(({ key: type, value: named, path: typePath }) =>
      members(named, typePath).flatMap(({ key: name, value: body, path: namePath }) =>
        objects(body, namePath).map((one) => ({
          type,
          name,
          body: one.value,
          generated: block === 'resource' && (isGenerated?.(type, name) ?? false),
          locate: (inner: ValuePath) => locate([...one.path, ...inner]),
        })),
      ),
    ),
  );
}

interface Member {
  readonly key: string;
  readonly value: unknown;
  readonly path: ValuePath;
}

/** The members of an object, or of the objects of a list; of one name, or all. */
function members(value: unknown, path: ValuePath, name?: string): Member[] {
  return objects(value, path).flatMap((one) =>
    Object.entries(one.value)
      .filter(([key]) => (name === undefined ? key !== '//' : key === name))
      .map(([key, inner]) => ({ key, value: inner, path: [...one.path, key] })),
  );
}

function objects(value: unknown, path: ValuePath): { value: JsonObject; path: ValuePath }[] {
  if (isObject(value)) return [{ value, path }];
  return Array.isArray(value) ? value.flatMap((one, index) => objects(one, [...path, index])) : [];
}

function resourceOf(
  { type, name, body, generated, locate }: Declared,
  prefix: string,
  scope: Scope,
): TerraformResource {
  const address = `${prefix}${type}.${name}`;
  const source: Arguments = {
    get values() {
      return scope.valuesOf(address);
    },
    references: (inner) => referencesOf(at(body, inner), body),
    locate,
  };
  return new TerraformResource({ type, name, address, configAddress: address, generated }, source);
}

/** Of nested blocks that are written as a list the first one is meant, as in `Block.get`. */
function at(value: unknown, path: ValuePath): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (!Array.isArray(inner)) return asObject(inner)[key];
    return /^\d+$/.test(String(key)) ? inner[Number(key)] : asObject(inner[0])[key];
  }, value);
}

/** What `each.value` stands for is said by `for_each`. */
function referencesOf(value: unknown, { for_each: each }: JsonObject): Reference[] {
  const own = referencesBelow(value);
  return mentions(value, 'each.value') ? [...own, ...referencesBelow(each)] : own;
}

function mentions(value: unknown, name: string): boolean {
  if (typeof value === 'string') return value.includes(name);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((one) => mentions(one, name));
}

function referencesBelow(value: unknown): Reference[] {
  if (typeof value === 'string') return value.includes('${') ? referencesIn(value) : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(referencesBelow);
}

/** What names stand for in one configuration. Values are made when first asked for: they refer to each other. */
class Scope {
  readonly #bodies = new Map<string, JsonObject>();
  readonly #values = new Map<string, JsonObject>();
  readonly #locals: JsonObject;
  readonly #variables: JsonObject;
  /** Names that are being evaluated, each on the way of another. */
  readonly #open = new Set<string>();
  readonly #named = new Map<string, unknown>();

  constructor(
    files: readonly ConfigurationFile[],
    [resources, data]: readonly [readonly Declared[], readonly Declared[]],
    given: JsonObject,
  ) {
    for (const { type, name, body } of resources) this.#bodies.set(`${type}.${name}`, body);
    for (const { type, name, body } of data) this.#bodies.set(`${DATA}${type}.${name}`, body);
    const all = (block: string) =>
      files.flatMap(({ json }) =>
        members(json, [], block).flatMap((one) => members(one.value, [])),
      );
    this.#locals = Object.fromEntries(all('locals').map(({ key, value }) => [key, value]));
    const defaults = all('variable').flatMap(({ key, value }) => {
      const [declared] = objects(value, []);
      // Without a default, or with none, somebody gives the value at the plan.
      const fallback = declared?.value['default'];
      return fallback === undefined || fallback === null ? [] : [[key, fallback]];
    });
    this.#variables = { ...Object.fromEntries(defaults), ...given };
  }

  valuesOf(address: string): JsonObject {
    const known = this.#values.get(address);
    if (known) return known;
    const values = asObject(this.evaluate(this.#bodies.get(address) ?? {}));
    this.#values.set(address, values);
    return values;
  }

  private evaluate(value: unknown): unknown {
    if (typeof value === 'string') return evaluateTemplate(value, this.lookup);
    if (Array.isArray(value)) return value.map((one) => this.evaluate(one));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.evaluate(one)]));
  }

  private readonly lookup: Lookup = ([first = '', second = '', ...rest]) => {
    const text = [first, second, ...rest].join('.');
    if (first === 'local') return this.once(text, () => this.inside(this.#locals[second], rest));
    if (first === 'var') return this.once(text, () => this.inside(this.#variables[second], rest));
    const [address, path] =
      first === 'data'
        ? [`${first}.${second}.${rest[0]}`, rest.slice(1)]
        : [`${first}.${second}`, rest];
    const body = this.#bodies.get(address);
    if (!body) return new Unknown(text);
    // Of several instances each has these arguments; what tells them apart is not known.
    const argument =
      body['count'] === undefined && body['for_each'] === undefined ? path : path.slice(1);
    return this.once(text, () => this.inside(body, argument));
  };

  /** What a path leads to, evaluated; an attribute that is not an argument is known after apply. */
  private inside(value: unknown, path: readonly string[]): unknown {
    const found = path.reduce<unknown>(
      (inner, key) => asObject(inner)[key] ?? at(inner, [key]),
      value,
    );
    return found === undefined ? new Unknown(path.join('.')) : this.evaluate(found);
  }

  /** A name that leads back to itself is not known. The text of an API is long, and named by two resources. */
  private once(name: string, evaluate: () => unknown): unknown {
    if (this.#open.has(name)) return new Unknown(name);
    if (this.#named.has(name)) return this.#named.get(name);
    const isInside = this.#open.size > 0;
    this.#open.add(name);
    try {
      const value = evaluate();
      // On the way of another name, which may be a circle, this is not its value everywhere.
      if (!isInside) this.#named.set(name, value);
      return value;
    } finally {
      this.#open.delete(name);
    }
  }
}
