// Which overlays a specification gets: those of portcullis.yaml, then those of the command line.

import path from 'node:path';
import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import type { Location } from '../source/index.js';
import type { SpecFile } from '../spec/index.js';
import type { Overlay } from './overlay.js';
import { fileMatcher } from './waivers.js';

export interface OverlayUse {
  /** Absolute path. */
  readonly file: string;
  /** Pattern of the specifications that get it, relative to `folder`. @default all */
  readonly specs?: string;
  readonly folder: string;
  /** Where it is named. @default on the command line */
  readonly from?: Location;
}

export type Amend = (entry: SpecFile) => Outcome<SpecFile>;

/** Reads overlays, for `amend` of `loadApi`; no value where there is none. */
export async function readOverlays(
  uses: readonly OverlayUse[],
  cwd: string,
): Promise<Outcome<Amend>> {
  if (uses.length === 0) return { diagnostics: [] };
  // Only those who have overlays pay for JSONPath.
  const { applyOverlays, readOverlay } = await import('./overlay.js');
  const read = await Promise.all(
    uses.map(async (use) => ({ use, ...(await readOverlay(use.file, cwd, use.from)) })),
  );
  const diagnostics: Diagnostic[] = read.flatMap((one) => one.diagnostics);
  const overlays = read.flatMap(({ use, value }) => (value ? [{ use, overlay: value }] : []));
  if (overlays.length < uses.length) return { diagnostics };
  const value: Amend = (entry) => {
    const own = overlays.filter(({ use, overlay }) => isFor(entry, use, overlay));
    if (own.length === 0) return { value: entry, diagnostics: [] };
    return applyOverlays(
      entry,
      own.map(({ overlay }) => overlay),
    );
  };
  return { value, diagnostics };
}

function isFor({ source }: SpecFile, use: OverlayUse, overlay: Overlay): boolean {
  if (use.specs !== undefined && !fileMatcher(use.specs, use.folder)(source)) return false;
  const target = overlay.extends;
  if (target === undefined || /^[a-z][a-z0-9+.-]+:/i.test(target)) return true;
  return path.resolve(path.dirname(use.file), target) === source.path;
}
