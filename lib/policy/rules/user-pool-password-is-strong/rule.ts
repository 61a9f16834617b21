// Short passwords are guessed.

import * as z from 'zod';
import type { Judgement } from '../../rule.js';
import { defineRule } from '../../rule.js';
import { forResources, isTrue, undecided } from '../../rule-kinds.js';
import { type Block, isUnknown } from '../../terraform/index.js';

const DEFAULT_LENGTH = 8;
const KINDS = ['lowercase', 'uppercase', 'numbers', 'symbols'] as const;

export const userPoolPasswordIsStrong = defineRule({
  id: 'user-pool-password-is-strong',
  title: 'user pools ask for strong passwords',
  group: 'authentication',
  severity: 'warning',
  aliases: [
    'AwsSolutions-COG1',
    'cognito_user_pool_password_policy_minimum_length_14',
    'cognito_user_pool_password_policy_lowercase',
    'cognito_user_pool_password_policy_uppercase',
    'cognito_user_pool_password_policy_number',
    'cognito_user_pool_password_policy_symbol',
  ],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API2' },
    { standard: 'NIST 800-53r5', requirement: 'IA-5' },
  ],
  risk: 'passwords can be guessed',
  hint: 'raise `minimum_length` and require lower case, upper case, numbers and symbols in `password_policy`',
  options: z.strictObject({
    minimumLength: z.int().min(6).max(99).default(8).describe('characters'),
    composition: z
      .boolean()
      .default(true)
      .describe('whether all kinds of characters must be required'),
  }),
  check: forResources('aws_cognito_user_pool', (pool, _, { minimumLength, composition }) => {
    const policy = pool.block('password_policy');
    // Without a block AWS sets eight characters of all kinds.
    if (!policy) {
      const message = `\`${pool.address}\` accepts passwords of ${DEFAULT_LENGTH} characters`;
      return minimumLength > DEFAULT_LENGTH ? [{ at: pool.at(), message }] : [];
    }
    return [
      ...tooShort(policy, minimumLength, pool.address),
      ...(composition ? KINDS.flatMap((kind) => missing(policy, kind, pool.address)) : []),
    ];
  }),
});

function tooShort(policy: Block, minimum: number, address: string): Judgement[] {
  const length = policy.get('minimum_length') ?? DEFAULT_LENGTH;
  const at = policy.at('minimum_length');
  if (isUnknown(length)) return [undecided(at, 'minimum_length')];
  return Number(length) < minimum
    ? [{ at, message: `\`${address}\` accepts passwords of ${length} characters` }]
    : [];
}

function missing(policy: Block, kind: (typeof KINDS)[number], address: string): Judgement[] {
  const required = policy.get(`require_${kind}`);
  const at = policy.at(`require_${kind}`);
  if (isUnknown(required)) return [undecided(at, `require_${kind}`)];
  return isTrue(required) ? [] : [{ at, message: `\`${address}\` does not require ${kind}` }];
}
