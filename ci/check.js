// What a CI job runs: the check in the forms that the platform reads, and what cdktf would deploy. It never fails the
// job itself: the results are shown first, and the job's last step fails it. Node.js alone is enough to run it.

import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Characters of a comment or a summary that are kept for what cdktf says. */
const MOST_OF_CDKTF = 20_000;

const REPORTS = [
  'report.md',
  'report.html',
  'portcullis.sarif',
  'junit.xml',
  'gl-code-quality-report.json',
];

/** Runs the check. `env` holds PORTCULLIS_*; on GitHub GITHUB_OUTPUT and GITHUB_STEP_SUMMARY, too. */
export function runCheck(env, cwd = process.cwd()) {
  const folder = path.resolve(cwd, env.PORTCULLIS_OUTPUT || '.portcullis');
  mkdirSync(folder, { recursive: true });
  const [report, sarif] = ['report.md', 'portcullis.sarif'].map((name) => path.join(folder, name));
  // What lies there is of another run, or of whoever wrote the change that is checked.
  for (const file of REPORTS) rmSync(path.join(folder, file), { force: true });
  const forms = env.GITLAB_CI
    ? [`gitlab:${path.join(folder, 'gl-code-quality-report.json')}`, 'pretty']
    : ['github'];
  const [command, ...before] = portcullis(env, cwd);
  const { status } = spawnSync(
    command,
    [
      ...before,
      ...checkArguments(env, [
        ...forms,
        `markdown:${report}`,
        `sarif:${sarif}`,
        `junit:${path.join(folder, 'junit.xml')}`,
        `html:${path.join(folder, 'report.html')}`,
      ]),
    ],
    { cwd, stdio: 'inherit' },
  );
  if (!existsSync(report)) writeFileSync(report, noReport(status));
  if (env.PORTCULLIS_CDKTF_DIFF === 'true') addCdktfDiff(report, cwd);
  tell(env, { status: status ?? 3, report, sarif });
  return status ?? 3;
}

/** In place of a report that would stay as it was after an earlier run. */
function noReport(status) {
  const how = status === null ? 'did not run to its end' : `ended with exit code ${status}`;
  return `<!-- portcullis -->\n\n## ❌ Portcullis: the check ${how}\n\nNothing was checked: the log of the job says why.\n`;
}

/** The arguments of `portcullis check`. */
export function checkArguments(env, forms) {
  return [
    'check',
    ...lines(env.PORTCULLIS_FILES),
    ...forms.flatMap((form) => ['--format', form]),
    ...(env.PORTCULLIS_BASE ? ['--base', env.PORTCULLIS_BASE] : []),
    ...lines(env.PORTCULLIS_PACKS).flatMap((pack) => ['--pack', pack]),
    ...(env.PORTCULLIS_FAIL_ON ? ['--fail-on', env.PORTCULLIS_FAIL_ON] : []),
    ...lines(env.PORTCULLIS_ARGUMENTS),
  ];
}

/** The project's own Portcullis, or a version from the registry. */
function portcullis(env, cwd) {
  const own = path.join(cwd, 'node_modules', '.bin', 'portcullis');
  return existsSync(own)
    ? [own]
    : ['npx', '--yes', `portcullis@${env.PORTCULLIS_VERSION || 'latest'}`];
}

function addCdktfDiff(report, cwd) {
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', 'cdktf', 'diff', '*'], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true', NO_COLOR: '1' },
    maxBuffer: 1 << 28,
  });
  process.stdout.write(stdout ?? '');
  process.stderr.write(stderr ?? '');
  const said = `${stdout ?? ''}${status === 0 ? '' : (stderr ?? '')}`.trim();
  const shown = said.length > MOST_OF_CDKTF ? `…\n${said.slice(-MOST_OF_CDKTF)}` : said;
  const title = status === 0 ? 'What cdktf would deploy' : `cdktf diff failed (${status})`;
  const text = `\n<details><summary>${title}</summary>\n\n${fenced(shown)}\n\n</details>\n`;
  if (existsSync(report)) appendFileSync(report, text);
  else writeFileSync(report, text);
}

/** A fence that nothing inside can end. */
function fenced(text) {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

/** Leaves the results where the platform's next steps find them. */
function tell(env, { status, report, sarif }) {
  if (env.GITHUB_OUTPUT) {
    const outputs = { status, ...there('report', report), ...there('sarif', sarif) };
    const text = Object.entries(outputs).map(([name, value]) => `${name}=${value}\n`);
    appendFileSync(env.GITHUB_OUTPUT, text.join(''));
  }
  if (env.GITHUB_STEP_SUMMARY && existsSync(report))
    appendFileSync(env.GITHUB_STEP_SUMMARY, readFileSync(report, 'utf8'));
}

function there(name, file) {
  return existsSync(file) ? { [name]: file } : {};
}

function lines(text) {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const status = runCheck(process.env);
  // GitHub shows results in later steps, which a failure here would skip.
  process.exitCode = process.env.GITHUB_OUTPUT ? 0 : status;
}
