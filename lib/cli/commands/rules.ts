// portcullis rules: the catalogue of rules.

import { rules as catalogue } from '../../policy/index.js';
import type { Command } from '../command.js';
import { EXIT } from '../failure.js';
import { renderTable } from '../table.js';

export const rules: Command = {
  name: 'rules',
  summary: 'Lists the rules with their severity and what they require',
  examples: ['portcullis rules', 'portcullis rules --json'],
  define: (program, run) => {
    program.option('--json', 'as JSON').action(
      run(({ terminal }, options: { json?: boolean }) => {
        if (options.json) {
          const list = catalogue.map(({ check: _, ...metadata }) => metadata);
          terminal.out(`${JSON.stringify(list, null, 2)}\n`);
        } else {
          const rows = catalogue.map((rule) => [rule.id, rule.severity, rule.group, rule.title]);
          terminal.out(renderTable(['rule', 'severity', 'group', 'requires'], rows, terminal));
        }
        return EXIT.ok;
      }),
    );
  },
};
