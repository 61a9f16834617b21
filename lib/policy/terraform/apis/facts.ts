// Facts out of blocks of Terraform and objects of an OpenAPI document.

import type { Location } from '../../../source/index.js';
import type { Block } from '../block.js';
import { asObject, type JsonObject } from '../json.js';
import { isUnknown, Unknown } from '../unknown.js';
import type { Fact } from './api.js';

/** An argument; `read` gets `undefined` where it is not set, and is not asked where it is not known. */
export function factOf<T>(
  block: Block,
  argument: string | readonly string[],
  read: (value: unknown) => T | Unknown,
): Fact<T> {
  const path = [argument].flat();
  const value = block.get(...path);
  return {
    value: isUnknown(value) ? value : read(value),
    at: block.at(...(value === undefined ? path.slice(0, -1) : path)),
    name: path.join('.'),
  };
}

/** An object of a document, and where its members stand. */
export interface Written {
  readonly object: JsonObject;
  readonly place: (...path: readonly string[]) => Location;
}

/** In an argument of Terraform, which has no lines of its own: the place is that of the whole document. */
export function writtenAt(object: JsonObject, at: Location): Written {
  return { object, place: () => at };
}

/** A value of a document. */
export function factIn<T>(
  { object, place }: Written,
  path: string | readonly string[],
  read: (value: unknown) => T | Unknown,
): Fact<T> {
  const keys = [path].flat();
  const value = keys.reduce<unknown>(
    (part, key) => (isUnknown(part) ? part : asObject(part)[key]),
    object,
  );
  return {
    value: isUnknown(value) ? value : read(value),
    at: value === undefined ? place() : place(...keys),
    name: keys.join('.'),
  };
}

export function optionalText(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}

export function optionalNumber(value: unknown): number | Unknown | undefined {
  if (value === undefined || value === null) return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? new Unknown(String(value)) : number;
}
