// Why the control plane's import refuses a body: for tests that need no server for that.

import { AwsError } from './http.js';
import { type Imported, importBody } from './services/api-gateway/import/import-body.js';

/** @throws AwsError as PutRestApi answers. VPC links whose ids start with `v2` are v2, `gone…` are gone, others v1. */
export function importing(body: unknown, failOnWarnings = true): Imported {
  let count = 0;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return importBody(text, {
    apiId: 'api',
    failOnWarnings,
    newId: (length) => String(++count).padStart(length, '0'),
    vpcLink: (id) => (id.startsWith('gone') ? undefined : id.startsWith('v2') ? 'v2' : 'v1'),
  });
}

/** Each reason in the words of API Gateway; none when it takes the body without a warning. */
export function refusals(body: unknown, failOnWarnings = true): string[] {
  try {
    importing(body, failOnWarnings);
    return [];
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const [first, ...listed] = error.message.split('\n\t');
    return listed.length > 0 ? listed : [String(first)];
  }
}
