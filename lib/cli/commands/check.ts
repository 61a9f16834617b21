// portcullis check: every rule on every specification, in as many formats as asked for.

import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import { applyBaseline, writeBaseline } from '../../config/index.js';
import { type Diagnostic, hasErrors } from '../../diagnostics/index.js';
import {
  type Extent,
  type Finding,
  isAtLeast,
  type Severity,
  settleWaivers,
  withoutKnown,
} from '../../policy/index.js';
import { formats, plural, type Report } from '../../report/index.js';
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
import { printDiagnostics, type Terminal } from '../terminal.js';
import { writeFile } from '../write-file.js';

interface CheckOptions extends ApiOptions, RuleOptions {
  readonly format?: readonly string[];
  readonly failOn: Severity;
  readonly terraform?: readonly string[];
  readonly base?: string;
  readonly baseline?: string;
  readonly createBaseline?: string;
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
      .option('--base <ref>', 'report only what is new since the merge base with a git ref')
      .option('--baseline <file>', 'report only what is not in a file of known findings')
      .option('--create-baseline <file>', 'write what is found to such a file, and exit 0')
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
  const { createBaseline } = options;
  // What is known already must be in a baseline that is made anew.
  const project = await openProject({
    ...options,
    ...(createBaseline !== undefined && { baseline: false }),
  });
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
  const extent = extentOf(files, input);
  const settled = settleWaivers(result.waivers, policy, extent);
  const fresh = await unknownFindings(result.findings, options.base, input, extent);
  const diagnostics = [...result.diagnostics, ...settled.diagnostics, ...fresh.diagnostics];
  if (createBaseline !== undefined && !hasErrors(diagnostics))
    return createBaselineFile(terminal, createBaseline, fresh.findings, diagnostics);
  const report: Report = {
    findings: fresh.findings,
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

/** What neither the base of a pull request nor the baseline knows. */
async function unknownFindings(
  findings: readonly Finding[],
  base: string | undefined,
  input: CheckInput,
  extent: Extent,
): Promise<{ findings: readonly Finding[]; diagnostics: readonly Diagnostic[] }> {
  const { project, policy } = input;
  const before = base === undefined ? [] : await findingsBefore(base, input);
  const since = withoutKnown(findings, before, process.cwd()).findings;
  if (!project.baseline) return { findings: since, diagnostics: [] };
  const complete = base === undefined && extent !== 'some' && policy.only === undefined;
  return applyBaseline(since, project.baseline, { complete });
}

function createBaselineFile(
  terminal: Terminal,
  file: string,
  findings: readonly Finding[],
  diagnostics: readonly Diagnostic[],
): number {
  printDiagnostics(
    terminal,
    diagnostics.filter(({ severity }) => severity !== 'info'),
  );
  const known = findings.filter(({ waived, verdict }) => !waived && verdict !== 'error');
  writeFile(file, writeBaseline(known, path.dirname(path.resolve(file))));
  terminal.err(`${plural(known.length, 'finding')} written to ${file}\n`);
  const failed = findings.filter(({ verdict }) => verdict === 'error');
  for (const { rule, message } of failed) terminal.err(`${rule}: ${message}\n`);
  return failed.length > 0 ? EXIT.findings : EXIT.ok;
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
