// Finds the project's configuration: in the working directory or the nearest folder above it.

import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Outcome } from '../diagnostics/index.js';
import { configMessages } from './messages.js';

const CONFIG_NAMES = ['portcullis.yaml', 'portcullis.yml', 'portcullis.json'];

/** Its absolute path; no value where there is none up to the top of the repository. */
export function findConfig(cwd: string): Outcome<string> {
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    const [file, ...others] = CONFIG_NAMES.filter((name) => existsSync(path.join(folder, name)));
    if (file !== undefined && others.length > 0) {
      const place = { file: path.relative(cwd, path.join(folder, file)) };
      return {
        diagnostics: [configMessages.report('CONF-006', place, { files: [file, ...others] })],
      };
    }
    if (file !== undefined) return { value: path.join(folder, file), diagnostics: [] };
    const isTop = existsSync(path.join(folder, '.git')) || path.dirname(folder) === folder;
    if (isTop) return { diagnostics: [] };
  }
}
