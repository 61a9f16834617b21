// Builds dist/ once before any test runs the command line from many processes at the same time.

import { build } from '../scripts/build.js';

export async function setup(): Promise<void> {
  await build();
}
