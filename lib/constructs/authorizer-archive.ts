// The code of the authorizer function as an archive: our bundle, and one API's configuration.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { zip } from './zip.js';

export interface AuthorizerArchive {
  /** Where the archive is kept until the process ends, for cdktf to copy. */
  readonly file: string;
  readonly content: Buffer;
  /** The same for the same content. */
  readonly hash: string;
}

/** @throws when the bundle is not built */
export function packAuthorizer(parts: {
  readonly bundle?: string;
  readonly config?: string;
}): AuthorizerArchive {
  const content = zip({
    'authorizer.mjs': readFileSync(parts.bundle ?? builtBundle()),
    ...(parts.config !== undefined && { 'config.json': parts.config }),
  });
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 32);
  const folder = path.join(temporaryFolder(), hash);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'authorizer.zip');
  writeFileSync(file, content);
  return { file, content, hash };
}

let temporary: string | undefined;

/** One for the process, removed when it ends. */
function temporaryFolder(): string {
  if (temporary !== undefined) return temporary;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portcullis-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  temporary = folder;
  return folder;
}

/** The built bundle, from the sources (`lib/constructs/`) as from the package (`dist/`). */
function builtBundle(): string {
  const start = path.dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'dist', 'runtime', 'authorizer.mjs');
    if (existsSync(file)) return file;
    if (folder === path.dirname(folder)) {
      throw new Error('dist/runtime/authorizer.mjs is missing: run `npm run build` first');
    }
  }
}
