import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentationPages } from '../../lib/cli/pages.js';

const DOCS = path.join(import.meta.dirname, '../../docs');

describe('the generated documentation', () => {
  it.each(Object.entries(documentationPages()))(
    'docs/%s says what the code says (npm run docs)',
    (name, page) => {
      const file = path.join(DOCS, name);
      expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(page);
    },
  );
});
