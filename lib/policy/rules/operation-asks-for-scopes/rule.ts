// A scheme that knows scopes and an operation that asks for none: whoever may read may delete.

import type { ApiModel, SecurityRequirement } from '../../../model/index.js';
import { defineRule, type Judgement } from '../../rule.js';
import { forModel } from '../../rule-kinds.js';

export const operationAsksForScopes = defineRule({
  id: 'operation-asks-for-scopes',
  title: 'operations ask for a scope where their scheme has scopes',
  group: 'authorization',
  severity: 'warning',
  level: 'strict',
  aliases: [],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API5' },
    { standard: 'NIST 800-53r5', requirement: 'AC-6' },
  ],
  risk: 'every token of the API may call the operation, whatever it was given out for',
  hint: 'name the scope that the operation needs',
  check: forModel((model) => {
    const schemes = Object.values(model.securitySchemes).filter(
      (one) => scopesOf(model, one.name).length > 0,
    );
    if (schemes.length === 0) return undefined;
    const requirements = new Set(model.operations.flatMap(({ security }) => security));
    return [...requirements].flatMap((requirement) => withoutScope(requirement, model));
  }),
});

function withoutScope({ schemes, at }: SecurityRequirement, model: ApiModel): Judgement[] {
  return schemes.flatMap(({ name, scopes }) => {
    const [known] = scopesOf(model, name);
    if (known === undefined || scopes.length > 0) return [];
    const message = `no scope of security scheme \`${name}\` is asked for`;
    return [{ at: at.child(name), message, hint: `name a scope, for example \`${known}\`` }];
  });
}

function scopesOf({ securitySchemes }: ApiModel, name: string): string[] {
  const scheme = securitySchemes[name];
  return scheme?.type === 'oauth2' ? scheme.flows.flatMap(({ scopes }) => scopes) : [];
}
