// portcullis schema: the JSON Schemas of `x-gateway` and of portcullis.yaml, for editors.

import { Option } from 'commander';
import { gatewayJsonSchema } from '../../annotations/index.js';
import { configJsonSchema } from '../../config/index.js';
import { inputJsonSchema } from '../../policy/index.js';
import type { Command } from '../command.js';
import { EXIT } from '../failure.js';

export const schema: Command = {
  name: 'schema',
  summary:
    'Prints the JSON Schema of x-gateway, of portcullis.yaml, or of what rules in Rego are given',
  examples: [
    'portcullis schema > x-gateway.schema.json',
    'portcullis schema --config > portcullis.schema.json',
  ],
  define: (program, run) => {
    program
      .addOption(new Option('--config', 'of portcullis.yaml').conflicts('input'))
      .option('--input', 'of the documents that rules in Rego are given')
      .action(
        run(({ terminal }, options: { config?: boolean; input?: boolean }) => {
          const schema = schemaFor(options);
          terminal.out(`${JSON.stringify(schema, null, 2)}\n`);
          return EXIT.ok;
        }),
      );
  },
};

function schemaFor({ config, input }: { config?: boolean; input?: boolean }): object {
  if (config) return configJsonSchema();
  return input ? inputJsonSchema() : gatewayJsonSchema();
}
