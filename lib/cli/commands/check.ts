// portcullis check: every rule on every specification, in as many formats as asked for.

import { InvalidArgumentError } from 'commander';
import { hasErrors } from '../../diagnostics/index.js';
import { type Extent, isAtLeast, type Severity, settleWaivers } from '../../policy/index.js';
import { formats, type Report } from '../../report/index.js';
import { findingsBefore } from '../base.js';
import { type CheckInput, checkFiles } from '../check-files.js';
import type { Command } from '../command.js';
import { EXIT } from '../failure.js';
import {
  type ApiOptions,
  collect,
  known,
  loadOptions,
  openProject,
  specFiles,
  withApiOptions,
} from '../options.js';
import { narrowPolicy, type RuleOptions } from '../read-policy.js';
import type { Terminal } from '../terminal.js';
import { writeFile } from '../write-file.js';

interface CheckOptions extends ApiOptions, RuleOptions {
  readonly format?: readonly string[];
  readonly failOn: Severity;
  readonly terraform?: readonly string[];
  readonly base?: string;
  readonly waivers: boolean;
}

const SEVERITIES: readonly Severity[] = ['info', 'warning', 'error'];

export const check: Command = {
  name: 'check',
  summary: 'Checks specifications against the rules',
  examples: [
    'portcullis check',
    'portcullis check specs/orders.yaml --format pretty --format sarif:reports/portcullis.sarif',
    'portcullis check --base origin/main --fail-on warning',
    'portcullis check --terraform cdktf.out/stacks/orders/cdk.tf.json',
  ],
  define: (program, run) => {
    withApiOptions(program.argument('[files...]', 'specifications (default: every one in specs/)'))
      .option(
        '--format <format[:file]>',
        `${formats.map(({ name }) => name).join(', ')}; may be repeated`,
        collect,
      )
      .option('--fail-on <severity>', 'lowest severity that fails', severity, 'error')
      .option('--pack <name>', 'only the rules of a pack; may be repeated', collect)
      .option('--rules <ids>', 'only these rules, separated by commas')
      .option('--policies <dir>', "a folder with an organisation's own rules")
      .option('--terraform <file>', 'Terraform JSON or a plan; may be repeated', collect)
      .option('--base <ref>', 'report only what is new since a git ref')
      .option('--no-waivers', 'report waived findings like all others')
      .action(
        run(({ terminal }, files: string[], options: CheckOptions) =>
          runCheck(terminal, files, options),
        ),
      );
  },
};

async function runCheck(
  terminal: Terminal,
  files: string[],
  options: CheckOptions,
): Promise<number> {
  const outputs = (options.format ?? ['pretty']).map(parseFormat);
  const project = await openProject(options);
  const policy = narrowPolicy(project.policy, options);
  const specs = files.length === 0 && options.terraform ? [] : specFiles(files);
  const input = {
    specs,
    terraform: options.terraform ?? [],
    load: loadOptions(options, project),
    project,
    policy,
  };
  const result = await checkFiles(input);
  const before = options.base === undefined ? undefined : await findingsBefore(options.base, input);
  const settled = settleWaivers(result.waivers, policy, extentOf(files, input));
  const diagnostics = [...result.diagnostics, ...settled.diagnostics];
  const report: Report = {
    findings: result.findings.filter((finding) => !before?.has(finding)),
    diagnostics: diagnostics.filter(({ severity }) => severity !== 'info'),
    rules: result.rules,
    files: [...specs, ...input.terraform],
    failOn: options.failOn,
    checked: result.checked,
    packs: policy.packs,
    waivers: settled.waivers,
  };
  await write(terminal, outputs, report);
  if (hasErrors(diagnostics)) return EXIT.input;
  return fails(report) ? EXIT.findings : EXIT.ok;
}

/** Files that are named are some of the project's; all of its specifications are read where none is. */
function extentOf(files: readonly string[], { specs, terraform }: CheckInput): Extent {
  if (files.length > 0 || specs.length === 0) return 'some';
  return terraform.length > 0 ? 'everything' : 'specifications';
}

function fails({ findings, failOn }: Report): boolean {
  return findings.some(({ severity, waived }) => !waived && isAtLeast(severity, failOn));
}

async function write(
  terminal: Terminal,
  outputs: readonly Output[],
  report: Report,
): Promise<void> {
  for (const { format, file } of outputs) {
    const text = await format.render(report, { colour: file === undefined && terminal.colour });
    if (file === undefined) terminal.out(text);
    else writeFile(file, text);
  }
}

interface Output {
  readonly format: (typeof formats)[number];
  readonly file?: string;
}

function parseFormat(option: string): Output {
  const at = option.indexOf(':');
  const name = at === -1 ? option : option.slice(0, at);
  const format = known('format', name, formats, 'name');
  return at === -1 ? { format } : { format, file: option.slice(at + 1) };
}

function severity(value: string): Severity {
  const found = SEVERITIES.find((one) => one === value);
  if (!found) throw new InvalidArgumentError(`Use one of ${SEVERITIES.join(', ')}.`);
  return found;
}
