// Runs the command line of cdktf as a user does: the installed one, which in `npm run test:cdktn` is that of CDK
// Terrain under the same package name.

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const manifest = createRequire(import.meta.url).resolve('cdktf-cli/package.json');
const { name, bin, engines } = createRequire(import.meta.url)(manifest) as {
  readonly name: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly engines?: { readonly node?: string };
};
const [command = ''] = Object.values(bin);
/** The script of the command line. */
export const cdktfCommand = path.join(path.dirname(manifest), command);

/** Why the command cannot run here; absent when it can. That of CDK Terrain asks for a newer Node.js than we do. */
export const cdktfMissing = tooOld(engines?.node);
if (cdktfMissing) console.log(`skipped: ${cdktfMissing}`);

/** Understands `>=22.19.0`, the one form that the two packages use. */
function tooOld(range: string | undefined): string | undefined {
  if (range === undefined) return undefined;
  const asked = /^>=(\d+)\.(\d+)/.exec(range);
  if (!asked) throw new Error(`unknown form of \`engines\`: ${range}`);
  const [have, want] = [process.versions.node.split('.'), asked.slice(1)].map(
    ([major, minor]) => Number(major) * 1000 + Number(minor),
  );
  return Number(have) < Number(want) ? `${name} needs Node.js ${range}` : undefined;
}

export function runCdktf(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cdktfCommand, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CHECKPOINT_DISABLE: '1', CI: '1', NO_COLOR: '1', ...env },
  });
  return { status, output: stripVTControlCharacters(`${stdout}${stderr}`) };
}
