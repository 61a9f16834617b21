// What API Gateway does to the headers of a back end's response.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html

import type { Diagnostic } from '../../diagnostics/index.js';
import type { Response } from '../../model/index.js';
import { PARAMETER_NAME } from '../parameters/index.js';
import { responseMessages } from './messages.js';

const REMAPPED = new Set([
  'authorization',
  'connection',
  'content-md5',
  'max-forwards',
  'user-agent',
  'www-authenticate',
  'date',
  'server',
]);
const DROPPED = new Set([
  'expect',
  'host',
  'proxy-authenticate',
  'te',
  'transfer-encoding',
  'trailer',
  'upgrade',
  'via',
]);

/** The header names to declare, and a word about those that do not arrive under their name. */
export function lowerResponseHeaders(response: Response, diagnostics: Diagnostic[]): string[] {
  const names = new Map<string, string>();
  for (const { name: header, at } of response.headers) {
    const key = header.toLowerCase();
    // OpenAPI says to ignore a header called Content-Type; API Gateway always sends one.
    if (key === 'content-type') continue;
    if (!PARAMETER_NAME.test(header))
      diagnostics.push(responseMessages.report('PLAN-245', at.key(), { header }));
    else if (DROPPED.has(key))
      diagnostics.push(responseMessages.report('PLAN-244', at.key(), { header }));
    else {
      if (REMAPPED.has(key)) {
        const params = { header, becomes: `X-Amzn-Remapped-${header}` };
        diagnostics.push(responseMessages.report('PLAN-243', at.key(), params));
      }
      if (!names.has(key)) names.set(key, header);
    }
  }
  return [...names.values()];
}
