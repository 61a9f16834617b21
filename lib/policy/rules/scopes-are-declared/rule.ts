// A scope that no flow declares is a typo, and an operation behind a typo is closed or, worse, open.

import { nearest } from '../../../diagnostics/index.js';
import type { ApiModel, SecurityRequirement } from '../../../model/index.js';
import { defineRule, type Judgement } from '../../rule.js';
import { forModel } from '../../rule-kinds.js';

export const scopesAreDeclared = defineRule({
  id: 'scopes-are-declared',
  title: 'every required scope is declared by its scheme',
  group: 'authorization',
  severity: 'error',
  aliases: ['CKV_OPENAPI_9', 'CKV_OPENAPI_19', '23a9e2d9', '9aa6e95c', '462d6a1d', '3847280c'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API5' }],
  risk: 'no token can carry the scope, or the wrong one is asked for',
  hint: 'declare the scope in the flows of the scheme',
  check: forModel((model) => {
    const requirements = new Set([
      ...(model.security ?? []),
      ...model.operations.flatMap(({ security }) => security),
    ]);
    const oauth = Object.values(model.securitySchemes).some(({ type }) => type === 'oauth2');
    return oauth
      ? [...requirements].flatMap((requirement) => undeclared(requirement, model))
      : undefined;
  }),
});

function undeclared(requirement: SecurityRequirement, model: ApiModel): Judgement[] {
  return requirement.schemes.flatMap(({ name, scopes }) => {
    const scheme = model.securitySchemes[name];
    if (scheme?.type !== 'oauth2') return [];
    const declared = scheme.flows.flatMap((flow) => flow.scopes);
    return scopes.flatMap((scope, index) => {
      if (declared.includes(scope)) return [];
      const suggestion = nearest(scope, declared);
      return [
        {
          at: requirement.at.child(name, index),
          message: `scope \`${scope}\` is not declared by security scheme \`${name}\``,
          ...(suggestion && { hint: `write \`${suggestion}\`` }),
        },
      ];
    });
  });
}
