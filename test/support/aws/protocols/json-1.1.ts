// The protocols awsJson1.0 and 1.1: the operation is in a header, everything else in a JSON body.
// https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html

import type { AwsError, AwsRequest, Json, Service } from '../http.js';

export type JsonOperations = Readonly<Record<string, (input: Json) => Json | undefined>>;

export function awsJson(operations: JsonOperations, version: '1.0' | '1.1' = '1.1'): Service {
  const headers = { 'content-type': `application/x-amz-json-${version}` };
  const nameOf = (request: AwsRequest) => {
    const target = String(request.headers['x-amz-target'] ?? '');
    return target.slice(target.indexOf('.') + 1);
  };
  return {
    operationOf: (request) => {
      const name = nameOf(request);
      return Object.hasOwn(operations, name) ? name : undefined;
    },
    answer: (request) => {
      const input = JSON.parse(request.body.toString('utf8') || '{}') as Json;
      const output = operations[nameOf(request)]?.(input);
      return { status: 200, headers, body: output === undefined ? '' : JSON.stringify(output) };
    },
    fail: ({ code, message, status }: AwsError) => ({
      status,
      headers: { ...headers, 'x-amzn-errortype': code },
      body: JSON.stringify({ __type: code, message, Message: message }),
    }),
  };
}
