// Test servers with production data, and production servers that nobody patches, begin as servers without a label.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { forModel } from '../../rule-kinds.js';

const WORDS = [
  ...['local', 'sandbox', 'dev', 'test', 'qa', 'staging', 'stage', 'preview', 'demo', 'mock'],
  ...['uat', 'beta', 'prod', 'live', 'next'],
];

export const serverEnvironmentIsStated = defineRule({
  id: 'server-environment-is-stated',
  title: 'every server says which environment it is',
  group: 'hygiene',
  severity: 'info',
  level: 'strict',
  aliases: ['owasp:api9:2023-inventory-environment'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API9' }],
  risk: 'a test server is taken for production, or stays up with its data',
  hint: 'name the environment in the description, for example `description: Production`',
  options: z.strictObject({
    words: z
      .array(z.string())
      .default(WORDS)
      .describe('Words that name an environment, or begin it'),
  }),
  check: forModel(({ sourceVersion, servers }, { words }) => {
    // In 2.0 servers have no description.
    if (sourceVersion === '2.0' || servers.length === 0) return undefined;
    return servers
      .filter(
        ({ description = '' }) =>
          !wordsOf(description).some((word) => words.some((one) => word.startsWith(one))),
      )
      .map(({ at, url }) => ({
        at,
        message: `server \`${url}\` does not say which environment it is`,
      }));
  }),
});

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^a-z]+/);
}
