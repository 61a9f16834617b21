// What nobody refers to is not reviewed, and comes back when somebody copies it.

import { defineRule } from '../../rule.js';
import { forModel } from '../../rule-kinds.js';

export const componentsAreUsed = defineRule({
  id: 'components-are-used',
  title: 'every component is referred to',
  group: 'hygiene',
  severity: 'info',
  level: 'strict',
  aliases: [
    ...['962fa01e', '9c3ea128', '698a464e', '6b76f589', 'a68da022', 'b05bb927', 'c19779a9'],
    ...['d15db953', 'b30981fa', '0b76d993', '6d2e0790', 'no-unused-components'],
  ],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API9' }],
  risk: 'dead parts hide what the API is, and are not judged by the rules about schemas',
  hint: 'remove it, or refer to it',
  check: forModel(({ components }) =>
    components.length === 0
      ? undefined
      : components
          .filter(({ used }) => !used)
          .map(({ at, kind, name }) => ({
            at: at.key(),
            message: `nothing refers to the ${kind} \`${name}\``,
          })),
  ),
});
