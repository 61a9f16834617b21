// Runs the command as a user does: another process, its output captured.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const BIN = fileURLToPath(new URL('../../bin/portcullis.js', import.meta.url));

export interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export function portcullis(folder: string, ...args: readonly string[]): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder with these files. */
export function project(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portcullis-cli-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

/** Fails one rule of severity error, and nothing else. */
export const OPEN = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
x-gateway:
  owner: team-orders
  backend: { http: https://orders.internal.example.com, timeout: 10s }
paths:
  /orders:
    get:
      operationId: listOrders
      responses: { '200': { description: Fine } }
`;
export const CLOSED = OPEN.replace(
  '      responses',
  '      security: []\n      x-gateway: { public: an example }\n      responses',
);
