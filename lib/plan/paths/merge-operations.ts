// One operation for several that are the same method of one resource: `/{name}:start` and `/{name}:stop`, `/a` and
// `/a/`, `/a?b=1`. Their back end gets the path as callers send it, and tells them apart.

import type { MediaType, Operation, RequestBody, SchemaRoot } from '../../model/index.js';

export interface MergedOperation {
  readonly operation: Operation;
  /** Media types whose bodies are not checked, because no model says what any of the operations takes. */
  readonly unchecked: readonly string[];
  /** Query and header parameters that one of the operations requires, and others do not. */
  readonly optional: readonly string[];
}

/** Whether one method can do for both: all that decides who may call, how often, and what gets it, is the same. */
export function areServedAlike(one: Operation, other: Operation): boolean {
  return protectionOf(one) === protectionOf(other);
}

function protectionOf({ security, settings, extensions }: Operation): string {
  const { at: _, ...effective } = settings;
  return JSON.stringify([security.map(({ schemes }) => schemes), effective, extensions]);
}

/** `others` are served like `first`, whose name, path and place the merged operation has. */
export function mergeOperations(first: Operation, others: readonly Operation[]): MergedOperation {
  const members = [first, ...others];
  const { parameters, optional } = mergeParameters(members);
  const { body, unchecked } = mergeBodies(members);
  const statuses = new Set<string>();
  const responses = members
    .flatMap((one) => one.responses)
    .filter(({ status }) => !statuses.has(status) && statuses.add(status));
  const { requestBody: _, ...rest } = first;
  return {
    operation: { ...rest, parameters, responses, ...(body && { requestBody: body }) },
    unchecked,
    optional,
  };
}

/** Those of all, each required only where every operation requires it. Variables of the path are the first one's. */
function mergeParameters(members: readonly Operation[]) {
  const [first, ...others] = members.map((one) => one.parameters);
  const nameOf = (one: { in: string; name: string }) => `${one.in} ${one.name}`;
  const all = [...(first ?? []), ...others.flat().filter((one) => one.in !== 'path')];
  const distinct = [...new Map(all.toReversed().map((one) => [nameOf(one), one])).values()];
  const isRequired = (name: string) =>
    members.every(({ parameters }) =>
      parameters.some((one) => nameOf(one) === name && one.required),
    );
  const merged = distinct
    .toReversed()
    .map((one) => (one.in === 'path' ? one : { ...one, required: isRequired(nameOf(one)) }));
  const optional = all
    .filter((one) => one.in !== 'path' && one.required && !isRequired(nameOf(one)))
    .map(({ name }) => name);
  return { parameters: merged, optional: [...new Set(optional)] };
}

function mergeBodies(members: readonly Operation[]) {
  const bodies = members.flatMap(({ requestBody }) => requestBody ?? []);
  const [first] = bodies;
  if (!first) return { unchecked: [] };
  const types = new Map<string, MediaType[]>();
  for (const media of bodies.flatMap(({ content }) => content))
    types.set(media.type, [...(types.get(media.type) ?? []), media]);
  const unchecked: string[] = [];
  const content = [...types].map(([type, all]): MediaType => {
    const { schema: _, ...plain } = all[0] as MediaType;
    // Who has a body of another type, or none, is asked for nothing by this one.
    const schema = anyOf(all.map((one) => one.schema));
    if (!schema && all.some((one) => one.schema)) unchecked.push(type);
    return schema ? { ...plain, schema } : plain;
  });
  const required = bodies.length === members.length && bodies.every((one) => one.required);
  const body: RequestBody = { required, content, at: first.at };
  return { body, unchecked };
}

/**
 * What any of the schemas takes. Only named ones stay with their places when they stand together: of others there is
 * none.
 */
function anyOf(schemas: readonly (SchemaRoot | undefined)[]): SchemaRoot | undefined {
  const [first] = schemas;
  if (!first || schemas.includes(undefined)) return undefined;
  const texts = schemas.map((one) => JSON.stringify(one?.schema));
  if (new Set(texts).size === 1) return first;
  const named = schemas.every((one) => Object.keys(one?.schema ?? {}).join() === '$ref');
  if (!named) return undefined;
  const distinct = [...new Set(texts)].map((text) => JSON.parse(text ?? 'true'));
  return { schema: { anyOf: distinct }, at: first.at };
}
