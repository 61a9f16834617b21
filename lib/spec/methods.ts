// The operations of a path item: OpenAPI's methods, and API Gateway's extension for all others.

export const METHODS = {
  get: 'get',
  put: 'put',
  post: 'post',
  delete: 'delete',
  options: 'options',
  head: 'head',
  patch: 'patch',
  trace: 'trace',
  /** Every method without an operation of its own. */
  'x-amazon-apigateway-any-method': 'any',
} as const;

export type HttpMethod = (typeof METHODS)[keyof typeof METHODS];

/** The method of a path item's key; `undefined` for what is no operation. */
export function methodOf(key: string): HttpMethod | undefined {
  return Object.hasOwn(METHODS, key) ? METHODS[key as keyof typeof METHODS] : undefined;
}
