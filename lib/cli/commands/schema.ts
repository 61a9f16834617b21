// portcullis schema: the JSON Schema of `x-gateway`, for editors.

import { gatewayJsonSchema } from '../../annotations/index.js';
import type { Command } from '../command.js';
import { EXIT } from '../failure.js';

export const schema: Command = {
  name: 'schema',
  summary: 'Prints the JSON Schema of x-gateway, for editors',
  examples: ['portcullis schema > x-gateway.schema.json'],
  define: (program, run) => {
    program.action(
      run(({ terminal }) => {
        terminal.out(`${JSON.stringify(gatewayJsonSchema(), null, 2)}\n`);
        return EXIT.ok;
      }),
    );
  },
};
