// portcullis explain: one rule's reason, fix, examples and standards; or what another tool's id is called here.

import { type DocumentCheck, documentChecks } from '../../plan/index.js';
import { type Rule, rulePage, rules } from '../../policy/index.js';
import type { Command } from '../command.js';
import { EXIT } from '../failure.js';
import { known, openProject } from '../options.js';

export const explain: Command = {
  name: 'explain',
  summary: "Prints one rule's reason, fix, examples and standards",
  examples: ['portcullis explain operation-has-authentication', 'portcullis explain CKV_AWS_59'],
  define: (program, run) => {
    program
      .argument('<rule>', "id of the rule, or another tool's id of the same")
      .option('--policies <dir>', "a folder with an organisation's own rules")
      .action(
        run(async ({ terminal }, id: string, options: { policies?: string }) => {
          const { policy } = await openProject(options);
          const { rules: named, checks } = knownElsewhere(id, policy.catalogue);
          if (named.length > 1 || checks.length > 0) {
            terminal.out(listOf(id, named, checks));
            return EXIT.ok;
          }
          const rule = named[0] ?? known('rule', id, policy.catalogue, 'id');
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

interface KnownElsewhere {
  readonly rules: readonly Rule[];
  readonly checks: readonly DocumentCheck[];
}

/** What another tool's id stands for here, and what a code tells. */
function knownElsewhere(id: string, catalogue: readonly Rule[]): KnownElsewhere {
  const isSame = (one: string) => one.toLowerCase() === id.toLowerCase();
  return {
    rules: catalogue.filter(({ aliases }) => aliases.some(isSame)),
    checks: documentChecks.filter(({ aliases, codes }) => [...aliases, ...codes].some(isSame)),
  };
}

function listOf(id: string, named: readonly Rule[], checks: readonly DocumentCheck[]): string {
  const lines = [
    ...named.map((rule) => `${rule.id} (${rule.severity}): ${rule.title}`),
    ...checks.map(({ codes, title }) => `${codes.join(', ')}, without a rule: ${title}`),
  ];
  return `${id} is checked as\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

/** A rule of an organisation's own has no page: what it says of itself is one. */
function pageOf(rule: Rule): string {
  if (rules.some(({ id }) => id === rule.id)) return rulePage(rule.id);
  return `# ${rule.id}\n\n${rule.title}\n\nRisk: ${rule.risk}\nFix: ${rule.hint}`;
}
