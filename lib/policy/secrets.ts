// Literal secrets among names and values: by the form of the value where that is unmistakable, or by the name.

import type { Location } from '../source/index.js';
import { isObject, type TerraformResource } from './terraform/index.js';

export interface WrittenSecret {
  readonly name: string;
  /** What follows the name in a message. The value itself is never shown. */
  readonly why: string;
  readonly at: Location;
}

/** Values that are credentials whatever they are called. */
const FORMS: readonly (readonly [form: RegExp, what: string])[] = [
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, 'an AWS access key'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
  [/\bgh[pousr]_[A-Za-z0-9]{36}/, 'a GitHub token'],
  [/\bglpat-[\w-]{20}/, 'a GitLab token'],
  [/\bxox[abprs]-[\w-]{10}/, 'a Slack token'],
  [/\b[rs]k_live_[A-Za-z0-9]{16}/, 'a Stripe key'],
  [/\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]+/, 'a JSON web token'],
  [/^[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/:@]+@/i, 'an address with a password'],
];

const NAMED =
  /(^|[-_.])(password|passwd|secret|client_?secret|api_?key|access_?key|secret_?key|private_?key|token)$/i;
/** Names that say where a secret is, and not the secret: paths, addresses, ARNs, dynamic references, settings. */
const POINTER = /^(arn:|[a-z][a-z0-9+.-]*:\/\/|\/|\{\{|\$\{|<|(true|false|null|none)$|[\d.]+$)/i;
const SHORTEST = 8;

/** The literal secrets in a map of names to values. What only an apply knows stands nowhere in the files. */
export function secretsIn(resource: TerraformResource, path: readonly string[]): WrittenSecret[] {
  const values = resource.get(...path);
  if (!isObject(values)) return [];
  return Object.entries(values).flatMap(([name, value]) => {
    const why = typeof value === 'string' ? reason(name, value) : undefined;
    return why ? [{ name, why, at: resource.at(...path, name) }] : [];
  });
}

/** The form of secret access keys: 40 characters of Base64, drawn at random, so of every kind and without words. */
function isSecretAccessKey(value: string): boolean {
  if (!/^[A-Za-z0-9/+]{40}$/.test(value) || /[a-z]{6}/.test(value)) return false;
  return [/[A-Z].*[A-Z]/, /[a-z].*[a-z]/, /\d/].every((kind) => kind.test(value));
}

function reason(name: string, value: string): string | undefined {
  const form = FORMS.find(([pattern]) => pattern.test(value));
  if (form) return `is ${form[1]}`;
  if (isSecretAccessKey(value)) return 'has the form of a secret access key of AWS';
  const snake = name.replace(/(?<=[a-z0-9])[A-Z]/g, '_$&');
  const named = NAMED.test(snake) && value.length >= SHORTEST && !POINTER.test(value);
  return named ? 'is a secret by its name, and its value is written down' : undefined;
}
