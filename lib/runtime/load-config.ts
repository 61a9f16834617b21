// Finds the configuration: `config.json` beside the bundle, or else `PORTCULLIS_CONFIG`. The file is the
// normal way: all environment variables of a Lambda function share 4 KB
// (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, "Lambda quotas").

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type AuthorizerConfig, ConfigError, parseConfig } from './config.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration that `LAMBDA_TASK_ROOT` (a folder), `PORTCULLIS_CONFIG` (JSON) and
 * `PORTCULLIS_SECRETS` (JSON: scheme → secret ARN) describe.
 *
 * @throws when there is none or it is wrong
 */
export function loadConfig(environment: Environment): AuthorizerConfig {
  const secrets = parseSecrets(environment['PORTCULLIS_SECRETS']);
  const file = path.join(environment['LAMBDA_TASK_ROOT'] ?? '.', 'config.json');
  if (environment['LAMBDA_TASK_ROOT'] !== undefined && existsSync(file)) {
    return parseConfig(parseJson(readFileSync(file, 'utf8'), file), secrets);
  }
  const inline = environment['PORTCULLIS_CONFIG'];
  if (inline === undefined) throw new ConfigError('config.json and PORTCULLIS_CONFIG are missing');
  return parseConfig(parseJson(inline, 'PORTCULLIS_CONFIG'), secrets);
}

function parseSecrets(json: string | undefined): Readonly<Record<string, string>> {
  if (json === undefined) return {};
  const value = parseJson(json, 'PORTCULLIS_SECRETS');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ConfigError('PORTCULLIS_SECRETS: is not an object');
  }
  return Object.fromEntries(Object.entries(value).map(([scheme, arn]) => [scheme, String(arn)]));
}

function parseJson(json: string, name: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // The parser's message quotes the text, which does not belong in a log.
    throw new ConfigError(`${name}: is not JSON`);
  }
}
