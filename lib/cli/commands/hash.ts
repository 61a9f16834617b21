// portcullis hash: what stands for a password or an API key in the secret that the authorizer function reads.

import { text } from 'node:stream/consumers';
import { hashApiKey, hashCredential } from '../../runtime/index.js';
import type { Command } from '../command.js';
import { EXIT, InputFailure } from '../failure.js';
import { cliMessages } from '../messages.js';

/** An API key is hashed once, without cost: only chance makes it safe. 20 is also the shortest API Gateway takes. */
const SHORTEST_KEY = 20;

export const hash: Command = {
  name: 'hash',
  summary: 'Hashes a password or an API key from standard input, for the secret of an authorizer',
  examples: [
    'read -rs password && printf %s "$password" | portcullis hash',
    'openssl rand -hex 32 | tee key.txt | portcullis hash --api-key',
  ],
  define: (program, run) => {
    program.option('--api-key', 'a generated API key: SHA-256 instead of scrypt').action(
      run(async ({ terminal }, { apiKey = false }: { apiKey?: boolean }) => {
        if (process.stdin.isTTY) terminal.err('Type it, then Enter and Ctrl-D. It is shown.\n');
        const credential = (await text(process.stdin)).replace(/\r?\n$/, '');
        if (credential.length < (apiKey ? SHORTEST_KEY : 1)) {
          const least = apiKey ? SHORTEST_KEY : 1;
          throw new InputFailure([
            cliMessages.report('CLI-020', undefined, { length: credential.length, least }),
          ]);
        }
        terminal.out(`${apiKey ? hashApiKey(credential) : await hashCredential(credential)}\n`);
        return EXIT.ok;
      }),
    );
  },
};
