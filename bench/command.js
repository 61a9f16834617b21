// The command as the package runs it, which has no sources to compare dist/ with.

import { main } from '../dist/cli.js';

process.exitCode = await main(process.argv.slice(2));
