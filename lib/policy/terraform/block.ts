// A resource's arguments as rules read them: nested blocks are the same whether Terraform's JSON writes them as
// an object, as a list, or as `dynamic`, and every argument knows its place.

import type { Location, ValuePath } from '../../source/index.js';
import { isEmpty, isObject, type JsonObject } from './json.js';
import type { Reference } from './unknown.js';

/** What a reader knows about the arguments of one resource, by path from the resource. */
export interface Arguments {
  /** With expressions replaced by their value, or by `Unknown`. */
  readonly values: JsonObject;
  references(path: ValuePath): readonly Reference[];
  locate(path: ValuePath): Location;
}

export class Block {
  constructor(
    protected readonly source: Arguments,
    private readonly path: ValuePath = [],
  ) {}

  /** This block's arguments. */
  get values(): JsonObject {
    const value = valueAt(this.source.values, this.path);
    return isObject(value) ? value : {};
  }

  /** An argument's value; through nested blocks, of the first of each. `undefined` where it is not set. */
  get(...names: readonly string[]): unknown {
    const [name, ...rest] = names;
    if (name === undefined) return this.values;
    const value = this.values[name] ?? undefined;
    if (rest.length === 0) return value;
    if (value !== undefined && !isObject(value) && !Array.isArray(value)) return value;
    return this.block(name)?.get(...rest);
  }

  /** Where an argument stands; the block where it is not set. */
  at(...path: ValuePath): Location {
    return this.source.locate([...this.path, ...path]);
  }

  /** The resources that an argument mentions. */
  references(...path: ValuePath): readonly Reference[] {
    return this.source.references([...this.path, ...path]);
  }

  block(name: string): Block | undefined {
    return this.blocks(name)[0];
  }

  /** The nested blocks of a name, those of `dynamic` included. */
  blocks(name: string): readonly Block[] {
    return [...this.nested([name]), ...this.dynamic(name)];
  }

  private nested(path: ValuePath): readonly Block[] {
    const value = valueAt(this.values, path);
    if (isObject(value)) return [new Block(this.source, [...this.path, ...path])];
    if (!Array.isArray(value)) return [];
    return value.flatMap((one, index) =>
      isObject(one) ? [new Block(this.source, [...this.path, ...path, index])] : [],
    );
  }

  private dynamic(name: string): readonly Block[] {
    return this.nested(['dynamic'])
      .flatMap((dynamic) => dynamic.nested([name]))
      .filter((one) => !isEmpty(one.values['for_each']))
      .flatMap((one) => one.nested(['content']));
  }
}

function valueAt(value: unknown, path: ValuePath): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}
