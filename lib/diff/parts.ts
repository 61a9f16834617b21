// The parts of an operation's schemas by a path that stays the same while files and lines move, so that two versions of
// a part can be laid side by side.

import {
  type ApiModel,
  type Operation,
  type Schema,
  type SchemaObject,
  type SchemaRoot,
  schemaOfRef,
} from '../model/index.js';
import type { Location } from '../source/index.js';

/** Schemas nest no deeper than this in earnest, and circles end here. */
const DEEPEST = 12;

export interface Part {
  readonly schema: SchemaObject;
  readonly at: Location;
}

/** A schema, and what it is called: `query page`, `application/json body`. */
type NamedRoot = readonly [path: string, root: SchemaRoot];

export function requestSchemas({ parameters, requestBody }: Operation): NamedRoot[] {
  return [
    ...parameters.flatMap(({ name, in: place, schema }) => named(`${place} ${name}`, schema)),
    ...(requestBody?.content ?? []).flatMap(({ type, schema }) => named(`${type} body`, schema)),
  ];
}

export function responseSchemas({ responses }: Operation): NamedRoot[] {
  return responses.flatMap(({ status, headers, content }) => [
    ...headers.flatMap(({ name, schema }) => named(`${status} header ${name}`, schema)),
    ...content.flatMap(({ type, schema }) => named(`${status} ${type} answer`, schema)),
  ]);
}

function named(path: string, root: SchemaRoot | undefined): NamedRoot[] {
  return root ? [[path, root]] : [];
}

/** By their paths from the roots: a schema that is used in two places has two. */
export function partsBelow(model: ApiModel, roots: readonly NamedRoot[]): Map<string, Part> {
  const parts = new Map<string, Part>();
  const visit = (schema: Schema, at: Location, path: string, depth: number): void => {
    if (typeof schema === 'boolean' || depth > DEEPEST) return;
    if (schema.$ref !== undefined) {
      const target = schemaOfRef(model, schema.$ref);
      if (target) visit(target.schema, target.at, path, depth + 1);
      return;
    }
    if (parts.has(path)) return;
    parts.set(path, { schema, at });
    for (const [step, child, below] of childrenOf(schema, ['allOf']))
      visit(child, at.child(...below), path + step, depth + 1);
  };
  for (const [path, { schema, at }] of roots) visit(schema, at, path, 0);
  return parts;
}

/** Each once: what stands in a named schema by its path from there, with alternatives. */
export function distinctParts(model: ApiModel, roots: readonly NamedRoot[]): Map<string, Part> {
  const parts = new Map<string, Part>();
  // A list that grows while it is walked over is a queue: no chain of references gets near the stack's end.
  const waiting = [...roots];
  const visit = (schema: Schema, at: Location, path: string, depth: number): void => {
    if (typeof schema === 'boolean' || depth > DEEPEST || parts.has(path)) return;
    parts.set(path, { schema, at });
    const target = schema.$ref === undefined ? undefined : schemaOfRef(model, schema.$ref);
    if (target) waiting.push([schema.$ref?.split('/').at(-1) ?? '', target]);
    for (const [step, child, below] of childrenOf(schema, ['allOf', 'anyOf', 'oneOf']))
      visit(child, at.child(...below), path + step, depth + 1);
  };
  for (const [path, { schema, at }] of waiting) visit(schema, at, path, 0);
  return parts;
}

type Child = readonly [step: string, schema: Schema, below: readonly (string | number)[]];

function childrenOf(
  schema: SchemaObject,
  lists: readonly ('allOf' | 'anyOf' | 'oneOf')[],
): Child[] {
  return [
    ...Object.entries(schema.properties ?? {}).map(
      ([name, child]): Child => [`.${name}`, child, ['properties', name]],
    ),
    ...(schema.items === undefined ? [] : [['[]', schema.items, ['items']] satisfies Child]),
    ...lists.flatMap((list) =>
      (schema[list] ?? []).map((branch, at): Child => {
        const sign = list === 'allOf' ? '&' : '|';
        return [`${sign}${at}`, branch, [list, at]];
      }),
    ),
  ];
}
