// `backend: { lambda }`: a function that gets the whole request. API Gateway always calls it with POST.

import { createHash } from 'node:crypto';
import type { AwsReferences, FunctionPermission, RoutePlan } from '../types.js';
import type { IntegrationKind } from './integration-kind.js';
import { timeoutInMillis } from './timeout.js';

export const lambda: IntegrationKind<'lambda'> = {
  kind: 'lambda',
  isProxy: true,
  integration(backend, context) {
    const { partition, region } = context.references;
    const arn = functionArn(backend.function, context.references);
    return {
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri: `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`,
      passthroughBehavior: 'when_no_match',
      timeoutInMillis: timeoutInMillis(backend, context),
    };
  },
  permissions: (backend, route, references) => [
    functionPermission(functionArn(backend.function, references), route),
  ],
};

/** The ARN of a function given by name, by ARN, or by a reference that Terraform or API Gateway resolves. */
export function functionArn(
  given: string,
  { partition, region, accountId }: AwsReferences,
): string {
  if (given.startsWith('arn:') || given.includes('${')) return given;
  return `arn:${partition}:lambda:${region}:${accountId}:function:${given}`;
}

/** For one operation alone. */
export function functionPermission(
  arn: string,
  { method, resourcePath, operation }: RoutePlan,
): FunctionPermission {
  const path = resourcePath.replaceAll(/\{[^{}]+\}/g, '*');
  return {
    id: statementId(method, resourcePath),
    functionArn: arn,
    sourcePath: `*/${method === 'ANY' ? '*' : method}${path}`,
    at: operation.settings.at.backend ?? operation.at,
  };
}

/** Readable, and unique where different names read alike. Statement ids have at most 100 characters. */
export function statementId(kind: string, name: string): string {
  const slug = name
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  const hash = createHash('sha256').update(`${kind} ${name}`).digest('hex').slice(0, 8);
  return [kind, slug, hash].filter(Boolean).join('-');
}
