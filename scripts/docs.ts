// npm run docs: writes the generated pages of docs/.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { documentationPages } from '../lib/cli/pages.js';

const docs = path.join(import.meta.dirname, '..', 'docs');
for (const folder of ['annotations', 'rules', 'commands']) {
  rmSync(path.join(docs, folder), { recursive: true, force: true });
}
for (const [name, page] of Object.entries(documentationPages())) {
  mkdirSync(path.dirname(path.join(docs, name)), { recursive: true });
  writeFileSync(path.join(docs, name), page);
}
