// portcullis schema: the JSON Schemas of `x-gateway` and of portcullis.yaml, for editors.

import { gatewayJsonSchema } from '../../annotations/index.js';
import { configJsonSchema } from '../../config/index.js';
import type { Command } from '../command.js';
import { EXIT } from '../failure.js';

export const schema: Command = {
  name: 'schema',
  summary: 'Prints the JSON Schema of x-gateway, or of portcullis.yaml, for editors',
  examples: [
    'portcullis schema > x-gateway.schema.json',
    'portcullis schema --config > portcullis.schema.json',
  ],
  define: (program, run) => {
    program.option('--config', 'of portcullis.yaml').action(
      run(({ terminal }, options: { config?: boolean }) => {
        const schema = options.config ? configJsonSchema() : gatewayJsonSchema();
        terminal.out(`${JSON.stringify(schema, null, 2)}\n`);
        return EXIT.ok;
      }),
    );
  },
};
