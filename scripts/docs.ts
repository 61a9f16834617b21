// npm run docs: writes what is generated from the code: the index of the rules, and the pages of docs/.

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
writeRuleIndex(path.join(root, 'lib', 'policy', 'rules'));
// The index first: the pages list the rules that it names.
const { documentationPages } = await import('../lib/cli/pages.js');
writePages(path.join(root, 'docs'), documentationPages());

/** A rule is a folder: its line in the catalogue follows from the folder's name. */
function writeRuleIndex(folder: string): void {
  const ids = readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    .sort();
  const name = (id: string) => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const lines = [
    '// The catalogue: one line per rule folder, sorted. `npm run docs` writes it.',
    '',
    "import type { Rule } from '../rule.js';",
    ...ids.map((id) => `import { ${name(id)} } from './${id}/rule.js';`),
    '',
    'export const rules: readonly Rule[] = [',
    ...ids.map((id) => `  ${name(id)},`),
    '];',
    '',
  ];
  writeFileSync(path.join(folder, 'index.ts'), lines.join('\n'));
}

function writePages(docs: string, pages: Readonly<Record<string, string>>): void {
  for (const folder of ['annotations', 'rules', 'commands'])
    rmSync(path.join(docs, folder), { recursive: true, force: true });
  for (const [name, page] of Object.entries(pages)) {
    mkdirSync(path.dirname(path.join(docs, name)), { recursive: true });
    writeFileSync(path.join(docs, name), page);
  }
}
