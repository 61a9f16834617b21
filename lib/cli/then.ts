// The files of the working directory as they were in another tree, which lies in `cwd`.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { type OverlayUse, readOverlays } from '../config/index.js';
import type { LoadApiOptions } from '../model/index.js';

/** Those of the files that were there. */
export function filesThen(files: readonly string[], cwd: string): string[] {
  return files
    .map((file) => path.resolve(cwd, path.relative(process.cwd(), path.resolve(file))))
    .filter((file) => existsSync(file));
}

/** How specifications were read there: with the overlays as they were; one that there was not changed nothing. */
export async function loadThen(
  { amend: _, ...load }: LoadApiOptions,
  overlays: readonly OverlayUse[],
  cwd: string,
): Promise<LoadApiOptions> {
  const uses = overlays.flatMap((use) => {
    const [file, folder] = [use.file, use.folder].flatMap((one) => filesThen([one], cwd));
    return file !== undefined && folder !== undefined ? [{ ...use, file, folder }] : [];
  });
  const amend = (await readOverlays(uses, cwd)).value;
  return { ...load, cwd, ...(amend && { amend }) };
}
