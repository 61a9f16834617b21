// What is deployed is what was reviewed: no operation more, none less.

import { deployedOf } from '../../deployed.js';
import { defineRule } from '../../rule.js';
import { undecided } from '../../rule-kinds.js';

export const deployedOperationsMatchSpecification = defineRule({
  id: 'deployed-operations-match-specification',
  title: 'the API has the operations of its specification, and no others',
  group: 'hygiene',
  severity: 'error',
  aliases: [],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API9' }],
  risk: 'what was added bypasses the specification with its security, and what was removed is missed by callers',
  hint: 'describe the operation in the specification, and remove the override or the resource that changes the API',
  check: (subject) => {
    const deployed = deployedOf(subject);
    if (!deployed) return undefined;
    const { pairs, others, unsure } = deployed;
    const missing = pairs.flatMap(
      ({ route: { operation, method, resourcePath }, method: found }) => {
        if (found)
          return [{ verdict: 'pass' as const, at: operation.at, message: '', of: operation.id }];
        const message = `${method} ${resourcePath} is not in the API that is deployed`;
        const at = operation.at;
        return [
          unsure
            ? { ...undecided(at, 'body'), of: operation.id }
            : { at, message, of: operation.id },
        ];
      },
    );
    return [
      ...missing,
      ...others.map(({ name, at, of }) => ({
        at,
        of,
        message: `${name} is in the API, but not in its specification`,
      })),
    ];
  },
});
