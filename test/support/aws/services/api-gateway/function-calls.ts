// Which functions a served API invokes, and the ARN it does so as: what a function's policy must let through.

import { textOf } from '../../http.js';
import type { Definition } from './state.js';

const FUNCTION = /functions\/(arn:[^/]+)\/(?:response-streaming-)?invocations$/;

export interface FunctionCall {
  readonly arn: string;
  readonly from: string;
}

export function functionCalls(
  { resources, authorizers }: Definition,
  executionArn: string,
  stage: string,
): FunctionCall[] {
  const methods = Object.values(resources).flatMap((resource) =>
    Object.values(resource.methods).map((method) => ({ resource, method })),
  );
  return [
    ...Object.values(authorizers).map((one) => ({
      uri: textOf(one['authorizerUri']),
      from: `${executionArn}/authorizers/${String(one['id'])}`,
    })),
    ...methods.map(({ resource, method }) => ({
      uri: method.methodIntegration?.uri,
      // A request for any value of the path's variables.
      from: `${executionArn}/${stage}/${method.httpMethod}${resource.path.replaceAll(/\{[^}]+\}/g, 'any')}`,
    })),
  ].flatMap(({ uri, from }) => {
    const arn = FUNCTION.exec(uri ?? '')?.[1];
    return arn === undefined ? [] : [{ arn, from }];
  });
}
