// portcullis routes: each operation with its protection, and where that came from.

import { withoutNotes } from '../../diagnostics/index.js';
import { routeHead, routeRows, routeTitle, routeValues } from '../../report/index.js';
import type { Command } from '../command.js';
import { EXIT } from '../failure.js';
import {
  type ApiOptions,
  loadOptions,
  openProject,
  specFiles,
  withApiOptions,
} from '../options.js';
import { loadAll, planPortable, unwrap } from '../pipeline.js';
import { renderTable } from '../table.js';

interface RoutesOptions extends ApiOptions {
  readonly json?: boolean;
}

export const routes: Command = {
  name: 'routes',
  summary: 'Prints a table of the operations with their protection',
  examples: ['portcullis routes', 'portcullis routes specs/orders.yaml --json'],
  define: (program, run) => {
    withApiOptions(program.argument('[files...]', 'specifications (default: every one in specs/)'))
      .option('--json', 'as JSON')
      .action(
        run(async ({ terminal }, files: string[], options: RoutesOptions) => {
          const project = await openProject(options);
          const loaded = await loadAll(specFiles(files), loadOptions(options, project));
          const plans = loaded.map(({ model, diagnostics }) => {
            const api = unwrap(terminal, model, withoutNotes(diagnostics));
            const planned = planPortable(api, project);
            const errors = planned.diagnostics.filter(({ severity }) => severity === 'error');
            return unwrap(terminal, planned.plan, errors);
          });
          if (options.json) {
            terminal.out(`${JSON.stringify(plans.flatMap(routeValues), null, 2)}\n`);
          } else {
            for (const plan of plans) {
              terminal.out(
                `${routeTitle(plan)}\n${renderTable(routeHead(plan), routeRows(plan), terminal)}\n`,
              );
            }
          }
          return EXIT.ok;
        }),
      );
  },
};
