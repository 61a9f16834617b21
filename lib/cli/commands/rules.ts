// portcullis rules: the catalogue of rules and the project's own, with the severities that the project gives them.

import * as z from 'zod';
import { type Rule, rulesFor } from '../../policy/index.js';
import type { Command } from '../command.js';
import { EXIT } from '../failure.js';
import { type ApiOptions, environmentOption, openProject } from '../options.js';
import { renderTable } from '../table.js';

interface RulesOptions extends Pick<ApiOptions, 'env'> {
  readonly policies?: string;
  readonly json?: boolean;
}

export const rules: Command = {
  name: 'rules',
  summary: 'Lists the rules with their severity and what they require',
  examples: ['portcullis rules', 'portcullis rules --json'],
  define: (program, run) => {
    program
      .addOption(environmentOption())
      .option('--policies <dir>', "a folder with an organisation's own rules")
      .option('--json', 'as JSON')
      .action(
        run(async ({ terminal }, options: RulesOptions) => {
          const { policy } = await openProject(options);
          // Whatever more the regimes of an API may add.
          const running = new Map(rulesFor(policy).map(({ id, severity }) => [id, severity]));
          const listed = policy.catalogue.map((rule) => ({
            rule,
            runs: running.get(rule.id) ?? (false as const),
          }));
          if (options.json) {
            const list = listed.map(({ rule, runs }) => ({ ...metadataOf(rule), runs }));
            terminal.out(`${JSON.stringify(list, null, 2)}\n`);
          } else {
            const rows = listed.map(({ rule, runs }) => [
              rule.id,
              runs === false ? `${rule.severity} (off)` : runs,
              rule.group,
              rule.title,
            ]);
            terminal.out(renderTable(['rule', 'severity', 'group', 'requires'], rows, terminal));
          }
          return EXIT.ok;
        }),
      );
  },
};

function metadataOf({ check: _, withOptions: __, options, ...metadata }: Rule) {
  const { $schema: ___, ...schema } = z.toJSONSchema(options, {
    io: 'input',
    unrepresentable: 'any',
  });
  return { ...metadata, options: schema };
}
