// The query protocol of IAM, STS, SNS and CloudWatch: a form with the operation as `Action`, answered in XML.
// https://smithy.io/2.0/aws/protocols/aws-query-protocol.html

import type { AwsError, AwsRequest, Json, Service } from '../http.js';
import { toXml } from './xml.js';

export type QueryInput = Json;

/** Answers with the content of the operation's result element; nothing for an operation without one. */
export type QueryOperations = Readonly<Record<string, (input: QueryInput) => object | undefined>>;

export function awsQuery(operations: QueryOperations, namespace: string): Service {
  const formOf = (request: AwsRequest) => new URLSearchParams(request.body.toString('utf8'));
  return {
    operationOf: (request) => {
      const name = formOf(request).get('Action') ?? '';
      return Object.hasOwn(operations, name) ? name : undefined;
    },
    answer: (request) => {
      const form = formOf(request);
      const name = form.get('Action') ?? '';
      const result = operations[name]?.(inputOf(form));
      const body = {
        ...(result && { [`${name}Result`]: result }),
        ResponseMetadata: { RequestId: 'control-plane' },
      };
      return xml(200, toXml(`${name}Response`, body, ` xmlns="${namespace}"`));
    },
    fail: ({ code, message, status }: AwsError) =>
      xml(
        status,
        toXml('ErrorResponse', {
          Error: { Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message },
          RequestId: 'control-plane',
        }),
      ),
  };
}

function xml(status: number, body: string) {
  return { status, headers: { 'content-type': 'text/xml' }, body };
}

/** `Tags.member.1.Key=a` → `{ Tags: [{ Key: 'a' }] }`. */
function inputOf(form: URLSearchParams): QueryInput {
  const root: Json = {};
  for (const [name, value] of form) {
    const keys = name.split('.');
    let at: Json = root;
    for (const key of keys.slice(0, -1)) {
      at[key] ??= {};
      at = at[key] as Json;
    }
    at[keys.at(-1) ?? name] = value;
  }
  return collapse(root) as QueryInput;
}

/** An object `{ member: { 1: …, 2: … } }` or `{ entry: … }` is a list. */
function collapse(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first && ['member', 'entry'].includes(first[0])) {
    return Object.values(first[1] as object).map(collapse);
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, collapse(item)]));
}
