// Runs the command line of cdktf as a user does: the installed one, which in `npm run test:cdktn` is that of CDK
// Terrain under the same package name.

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const manifest = createRequire(import.meta.url).resolve('cdktf-cli/package.json');
const { bin } = createRequire(import.meta.url)(manifest) as { bin: Record<string, string> };
const [command = ''] = Object.values(bin);

export function runCdktf(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(path.dirname(manifest), command), ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, CHECKPOINT_DISABLE: '1', CI: '1', NO_COLOR: '1', ...env },
    },
  );
  return { status, output: stripVTControlCharacters(`${stdout}${stderr}`) };
}
