// The protocol restJson1: an operation is a method and a path, its parameters are in the path, the query and
// a JSON body. https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html

import type { AwsError, AwsRequest, AwsResponse, Json, Service } from '../http.js';

export interface RestInput {
  /** Labels of the path, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Json;
  /** The body as it came, for an import. */
  readonly raw: string;
}

/** Status and body; a handler that answers with nothing answers 202, as API Gateway does. */
export interface RestOutput {
  readonly status: number;
  readonly body?: unknown;
}

export interface RestOperation {
  readonly name: string;
  readonly method: string;
  /** `/restapis/{id}`; the last label may be greedy: `/tags/{arn+}`. */
  readonly path: string;
  /** A query parameter that tells it from another operation at the same place. */
  readonly when?: readonly [parameter: string, value: string];
  handle(input: RestInput): RestOutput;
}

export function restJson(operations: readonly RestOperation[]): Service {
  const routes = operations.map((operation) => ({ operation, pattern: patternOf(operation.path) }));
  const find = (request: AwsRequest) => {
    for (const { operation, pattern } of routes) {
      if (operation.method !== request.method) continue;
      const match = pattern.exec(request.path);
      if (!match) continue;
      if (operation.when && request.query.get(operation.when[0]) !== operation.when[1]) continue;
      return { operation, labels: match.groups ?? {} };
    }
    return undefined;
  };
  return {
    operationOf: (request) => find(request)?.operation.name,
    answer: (request) => {
      const found = find(request);
      if (!found) throw new Error('unreachable: the router asks operationOf first');
      const raw = request.body.toString('utf8');
      const labels = Object.entries(found.labels).map(
        ([name, value]) => [name, decodeURIComponent(value)] as const,
      );
      const { status, body } = found.operation.handle({
        path: Object.fromEntries(labels),
        query: request.query,
        body: parse(raw),
        raw,
      });
      return { status, ...json(body) };
    },
    fail: ({ code, message, status }: AwsError) => ({
      status,
      headers: { 'x-amzn-errortype': code, 'content-type': 'application/json' },
      body: JSON.stringify({ message, Message: message, Type: 'User' }),
    }),
  };
}

function json(body: unknown): Omit<AwsResponse, 'status'> {
  if (body === undefined) return { body: '' };
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** A body that is no JSON object is an import, which reads the text itself. */
function parse(raw: string): Json {
  try {
    const value: unknown = raw === '' ? {} : JSON.parse(raw);
    return typeof value === 'object' && value !== null ? (value as Json) : {};
  } catch {
    return {};
  }
}

function patternOf(path: string): RegExp {
  const source = path.replaceAll(/\{(\w+)(\+?)\}/g, (_, name: string, greedy: string) =>
    greedy ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`,
  );
  return new RegExp(`^${source}/?$`);
}
