// portcullis explain: one rule's reason, fix, examples and standards.

import { rulePage, rules } from '../../policy/index.js';
import type { Command } from '../command.js';
import { EXIT } from '../failure.js';
import { known } from '../options.js';

export const explain: Command = {
  name: 'explain',
  summary: "Prints one rule's reason, fix, examples and standards",
  examples: ['portcullis explain operation-has-authentication'],
  define: (program, run) => {
    program.argument('<rule>', 'id of the rule').action(
      run(({ terminal }, id: string) => {
        const rule = known('rule', id, rules, 'id');
        const standards = rule.standards.map((one) => `${one.standard} ${one.requirement}`);
        const facts = [
          `Severity: ${rule.severity}`,
          `Group: ${rule.group}`,
          ...(standards.length > 0 ? [`Standards: ${standards.join(', ')}`] : []),
          ...(rule.aliases.length > 0 ? [`Also known as: ${rule.aliases.join(', ')}`] : []),
        ];
        terminal.out(`${rulePage(rule.id).trimEnd()}\n\n${facts.join('\n')}\n`);
        return EXIT.ok;
      }),
    );
  },
};
