// Removes what earlier builds left in dist/. A command that started before a build still reads the chunks of its own
// build, some of them only when it needs them: so a file goes an hour after a build no longer wrote it.

import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';

/** Longer than any command of a checkout takes to read all of itself. */
const HOUR = 60 * 60 * 1000;

/** Names of the files that the last build wrote, as its stamp lists them; none of an unreadable stamp. */
export function writtenBy(stamp) {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8'));
  } catch {
    return [];
  }
}

/**
 * @param dist folder of the build
 * @param written files of this build, relative to the folder
 * @param before files of the build before it
 */
export function sweep(dist, written, before, now = Date.now()) {
  const kept = new Set(written);
  const replaced = new Set(before.filter((name) => !kept.has(name)));
  for (const { name, at } of filesOf(dist)) {
    if (kept.has(name)) continue;
    // From here on its age counts.
    if (replaced.has(name)) utimesSync(at, now / 1000, now / 1000);
    else if (now - statSync(at).mtimeMs > HOUR) rmSync(at, { force: true });
  }
  for (const name of readdirSync(dist).filter((one) => one.startsWith('.build-'))) {
    // Of a build that was interrupted.
    const at = path.join(dist, name);
    if (now - statSync(at).mtimeMs > HOUR) rmSync(at, { recursive: true, force: true });
  }
}

/** But for what is hidden, and the type declarations, which only a package has and builds anew. */
function filesOf(dist) {
  return readdirSync(dist, { recursive: true })
    .map((name) => ({ name: String(name), at: path.join(dist, String(name)) }))
    .filter(({ name }) => !name.startsWith('.') && !name.startsWith(`types${path.sep}`))
    .filter(({ at }) => existsSync(at) && statSync(at).isFile());
}
