// Every message of this room.

import { defineCatalogue, message } from '../diagnostics/index.js';

export interface WrongValue {
  /** `throttle.burst` */
  readonly label: string;
  readonly found: string;
  readonly expected: string;
  readonly hint?: string | undefined;
}

export interface UnknownKey {
  readonly key: string;
  readonly inside: string;
  readonly near?: string | undefined;
  readonly known: string;
}

export interface MissingKey {
  readonly inside: string;
  readonly key: string;
  readonly expected: string;
}

const mustBe = {
  severity: 'error',
  message: ({ label, found, expected }: WrongValue) =>
    `${label} is ${found}, but must be ${expected}`,
  hint: ({ label, expected, hint }: WrongValue) => hint ?? `set ${label} to ${expected}`,
} as const;

/** What is said of any written map, whichever room reads it. */
export const shapeMessages = {
  unknownKey: message<UnknownKey>({
    severity: 'error',
    message: ({ key, inside }) => `unknown key "${key}" in ${inside}`,
    hint: ({ near, known }) => (near ? `did you mean "${near}"?` : `known keys: ${known}`),
  }),
  wrongType: message<WrongValue>(mustBe),
  wrongValue: message<WrongValue>(mustBe),
  missingKey: message<MissingKey>({
    severity: 'error',
    message: ({ inside, key }) => `${inside} has no "${key}"`,
    hint: ({ key, expected }) => `add ${key}: ${expected}`,
  }),
};

export const messages = defineCatalogue({
  'ANN-001': shapeMessages.unknownKey,
  'ANN-002': shapeMessages.wrongType,
  'ANN-003': shapeMessages.wrongValue,
  'ANN-004': shapeMessages.missingKey,
  'ANN-005': message<WrongValue>(mustBe),
  'ANN-006': message<WrongValue>(mustBe),
  'ANN-007': message<{ inside: string; found: readonly string[]; known: readonly string[] }>({
    severity: 'error',
    message: ({ inside, found }) =>
      found.length === 0
        ? `${inside} names no kind`
        : `${inside} names ${found.length} kinds: ${found.join(', ')}`,
    hint: ({ found, known }) =>
      found.length === 0 ? `add one of ${known.join(', ')}` : `keep one of ${found.join(', ')}`,
  }),
  'ANN-008': message<{ place: string }>({
    severity: 'error',
    message: ({ place }) => `x-gateway stands on ${place}, where it has no meaning`,
    hint: () =>
      'move it to the root, a path item, an operation, a security scheme, a schema or a parameter',
  }),
  'ANN-009': message<{ key: string; place: string; allowed: string }>({
    severity: 'error',
    message: ({ key, place }) => `"${key}" stands on ${place}, where it has no meaning`,
    hint: ({ key, allowed }) => `move "${key}" to ${allowed}`,
  }),
  'ANN-010': message<{ name: string; near?: string | undefined; known: string }>({
    severity: 'error',
    message: ({ name }) => `variable "${name}" has no value`,
    hint: ({ name, near, known }) =>
      near
        ? `did you mean "${near}"?`
        : `pass --var ${name}=value, set PORTCULLIS_VAR_${name}, or write \`variables: { ${name}: value }\` in portcullis.yaml${known && ` (known are ${known})`}`,
  }),
  'ANN-011': message<{ label: string; found: string }>({
    severity: 'error',
    message: ({ label, found }) => `${label} is ${found}, which is known only after deployment`,
    hint: ({ label }) => `give ${label} a literal value`,
  }),
  'ANN-012': message<{ rate: number; burst: number; written: 'rate' | 'burst' | 'both' }>({
    severity: 'error',
    message: ({ rate, burst }) => `throttle burst (${burst}) is lower than its rate (${rate})`,
    hint: ({ rate, written }) =>
      written === 'rate'
        ? `add burst: ${Math.ceil(rate)} or more`
        : `set burst to ${Math.ceil(rate)} or more, or remove it to use the rate`,
  }),
  'ANN-013': message<{ burst: number }>({
    severity: 'error',
    message: ({ burst }) => `throttle has a burst (${burst}) but no rate`,
    hint: ({ burst }) => `add rate: ${burst} or less`,
  }),
  'ANN-014': message<{ operation: string; rate: number; plan: string; planRate: number }>({
    severity: 'warning',
    message: ({ operation, rate, plan, planRate }) =>
      `${operation} may take ${rate} requests a second, but plan "${plan}" stops at ${planRate}`,
    hint: ({ planRate }) => `set rate to ${planRate} or less`,
  }),
  'ANN-015': message({
    severity: 'error',
    message: () => 'cors allows every origin ("*") together with credentials',
    hint: () => 'list the origins that may send credentials, or set credentials to false',
  }),
  'ANN-016': message<{ algorithm: string; reason: string }>({
    severity: 'error',
    message: ({ algorithm, reason }) => `algorithm "${algorithm}" is refused: ${reason}`,
    hint: () => 'use RS256, PS256, ES256 (or their 384 and 512 forms) or EdDSA',
  }),
  'ANN-017': message<{ endpoint: string }>({
    severity: 'error',
    message: ({ endpoint }) => `domain.mtls needs a regional endpoint, but endpoint is ${endpoint}`,
    hint: () => 'set endpoint to regional, or remove mtls',
  }),
  'ANN-018': message<{ found: string }>({
    severity: 'warning',
    message: ({ found }) => `"${found}" is no annotation, and nothing reads it`,
    hint: () => 'did you mean "x-gateway"?',
  }),
});
