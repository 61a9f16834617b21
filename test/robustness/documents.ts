// Builders of documents that no person writes: for tests of what is bounded and of what is odd.

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };
type JsonMap = { readonly [key: string]: Json };

export const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
export const map = <T extends Json>(
  count: number,
  member: (at: number) => readonly [string, T],
): { readonly [key: string]: T } => Object.fromEntries(range(count).map(member));
export const schemaRef = (name: string): JsonMap => ({ $ref: `#/components/schemas/${name}` });

/** A value around a value around a value. */
export const nested = (
  levels: number,
  inner: Json,
  around: (inner: Json, at: number) => Json,
): Json => range(levels).reduce<Json>(around, inner);

/** A document in JSON: two lines would tell nobody more. */
export function documentOf(rest: JsonMap): string {
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Odd', version: '1.0.0' },
    paths: {},
    ...rest,
  });
}

const FINE: JsonMap = { '200': { description: 'Fine' } };

/** An operation in which only what is given is of interest. */
export function operation(rest: JsonMap = {}): JsonMap {
  return { security: [], responses: FINE, ...rest };
}

/** A document whose one operation takes a body of this schema. */
export function bodyDocument(schema: Json, schemas: JsonMap = {}): string {
  const requestBody = { content: { 'application/json': { schema } } };
  return documentOf({
    paths: { '/a': { post: operation({ requestBody }) } },
    components: { schemas },
  });
}
