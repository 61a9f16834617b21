// Administration that asks for what everything else asks for is open to every user.

import type { Operation } from '../../../model/index.js';
import { defineRule } from '../../rule.js';
import { forModel } from '../../rule-kinds.js';

const ADMIN = /(^|\/)admin(istration|istrator)?s?(\/|$)/i;

export const adminNeedsMoreThanLogin = defineRule({
  id: 'admin-needs-more-than-login',
  title: 'administration asks for other schemes or scopes than the rest',
  group: 'authorization',
  severity: 'warning',
  level: 'strict',
  aliases: ['owasp:api5:2023-admin-security-unique'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API5' }],
  risk: 'every user can call administration, unless the back end refuses',
  hint: 'ask for a scope or a scheme that only administrators have',
  check: forModel(({ operations }) => {
    const admin = operations.filter(({ path }) => ADMIN.test(path));
    const others = new Map(
      operations.filter(({ path }) => !ADMIN.test(path)).map((one) => [requirementOf(one), one]),
    );
    if (admin.length === 0) return undefined;
    return admin.flatMap((operation) => {
      const same = others.get(requirementOf(operation));
      // Without any requirement that is what is wrong, and another rule says so.
      if (!same || operation.security.length === 0) return [];
      return [
        {
          at: operation.securitySource === 'operation' ? operation.securityAt : operation.at,
          message: `${nameOf(operation)} asks for the same as ${nameOf(same)}`,
        },
      ];
    });
  }),
});

function requirementOf({ security }: Operation): string {
  const alternatives = security.map(({ schemes }) =>
    schemes.map(({ name, scopes }) => `${name}:${[...scopes].sort().join(' ')}`).sort(),
  );
  return JSON.stringify(alternatives.sort());
}

function nameOf({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`;
}
