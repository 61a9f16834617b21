// What the package's own package.json says.

import { readFileSync } from 'node:fs';

export interface Manifest {
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
}

export function readManifest(): Manifest {
  // Beside lib/cli in a checkout two folders up; beside dist/ in the package one.
  for (const up of ['../package.json', '../../package.json']) {
    try {
      return JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8'));
    } catch {}
  }
  return { version: 'unknown', devDependencies: {} };
}
