// What cdktf.json runs in a checkout.

import { synthesizeProject } from './app.js';

// The authorizer function's bundle is part of the stacks. The script has no types, hence the address.
const builder = (await import(new URL('../scripts/build.js', import.meta.url).href)) as {
  readonly buildIfStale: () => Promise<void>;
};
await builder.buildIfStale();
await synthesizeProject();
