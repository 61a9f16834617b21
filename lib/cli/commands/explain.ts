// portcullis explain: one rule's reason, fix, examples and standards.

import { type Rule, rulePage, rules } from '../../policy/index.js';
import type { Command } from '../command.js';
import { EXIT } from '../failure.js';
import { known, openProject } from '../options.js';

export const explain: Command = {
  name: 'explain',
  summary: "Prints one rule's reason, fix, examples and standards",
  examples: ['portcullis explain operation-has-authentication'],
  define: (program, run) => {
    program
      .argument('<rule>', 'id of the rule')
      .option('--policies <dir>', "a folder with an organisation's own rules")
      .action(
        run(async ({ terminal }, id: string, options: { policies?: string }) => {
          const { policy } = await openProject(options);
          const rule = known('rule', id, policy.catalogue, 'id');
          const standards = rule.standards.map((one) => `${one.standard} ${one.requirement}`);
          const facts = [
            `Severity: ${rule.severity}`,
            `Group: ${rule.group}`,
            ...(standards.length > 0 ? [`Standards: ${standards.join(', ')}`] : []),
            ...(rule.aliases.length > 0 ? [`Also known as: ${rule.aliases.join(', ')}`] : []),
          ];
          terminal.out(`${pageOf(rule).trimEnd()}\n\n${facts.join('\n')}\n`);
          return EXIT.ok;
        }),
      );
  },
};

/** A rule of an organisation's own has no page: what it says of itself is one. */
function pageOf(rule: Rule): string {
  if (rules.some(({ id }) => id === rule.id)) return rulePage(rule.id);
  return `# ${rule.id}\n\n${rule.title}\n\nRisk: ${rule.risk}\nFix: ${rule.hint}`;
}
