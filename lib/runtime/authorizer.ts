// The entry of the Lambda function: `authorizer.handler`, for API Gateway's REQUEST authorizers.

import { createHandler } from './handler.js';
import { loadConfig } from './load-config.js';
import { jsonLog } from './log.js';
import { secretsManager } from './secrets.js';

/** Answers API Gateway; see `createHandler`. */
export const handler = createHandler({
  config: () => loadConfig(process.env),
  secrets: secretsManager(),
  log: jsonLog((line) => process.stdout.write(`${line}\n`)),
  allowHttp: process.env['PORTCULLIS_ALLOW_HTTP'] === '1',
});
