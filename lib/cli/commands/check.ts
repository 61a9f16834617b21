// portcullis check: every rule on every specification, in as many formats as asked for.

import path from 'node:path';
import { applyBaseline, writeBaseline } from '../../config/index.js';
import {
  type Diagnostic,
  hasErrors,
  sortDiagnostics,
  withoutNotes,
} from '../../diagnostics/index.js';
import { compareStates, type ServedApi } from '../../diff/index.js';
import { isAboutDocument } from '../../plan/index.js';
import {
  type Extent,
  type Finding,
  isAtLeast,
  type Policy,
  packs,
  type Severity,
  settleWaivers,
  withoutKnown,
} from '../../policy/index.js';
import { type Checked, formats, plural, prettySummary, type Report } from '../../report/index.js';
import { newDiagnostics, type StateBefore, stateBefore } from '../base.js';
import { type CheckInput, checkFiles } from '../check-files.js';
import type { Command } from '../command.js';
import { EXIT } from '../failure.js';
import {
  type ApiOptions,
  collect,
  loadOptions,
  openProject,
  specFiles,
  withApiOptions,
} from '../options.js';
import { parseOutputs, parseSeverity, writeOutputs } from '../outputs.js';
import { narrowPolicy, type RuleOptions } from '../read-policy.js';
import { printDiagnostics, type Terminal } from '../terminal.js';
import { refuseTerraform } from '../terraform-files.js';
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

const packNames = packs.map(({ name }) => name).join(', ');

export const check: Command = {
  name: 'check',
  summary: 'Checks specifications against the rules',
  examples: [
    'portcullis check',
    'portcullis check specs/orders.yaml --format pretty --format sarif:reports/portcullis.sarif',
    'portcullis check --base origin/main --fail-on warning',
    'portcullis check --terraform infrastructure',
    'portcullis check --terraform cdktf.out/stacks/orders/cdk.tf.json',
  ],
  define: (program, run) => {
    withApiOptions(program.argument('[files...]', 'specifications (default: every one in specs/)'))
      .option(
        '--format <format[:file]>',
        `${formats.map(({ name }) => name).join(', ')}; may be repeated`,
        collect,
      )
      .option('--fail-on <severity>', 'lowest severity that fails', parseSeverity, 'error')
      .option('--pack <name>', `only the rules of a pack: ${packNames}; may be repeated`, collect)
      .option('--rules <ids>', 'only these rules, separated by commas')
      .option('--policies <dir>', "a folder with an organisation's own rules")
      .option(
        '--terraform <path>',
        'a folder of Terraform, a *.tf or *.tf.json file, or a plan as JSON; may be repeated',
        collect,
      )
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
  const outputs = parseOutputs(options.format ?? ['pretty'], formats);
  refuseTerraform(files);
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
  const before =
    options.base === undefined
      ? undefined
      : await stateBefore(options.base, input, { ...options, named: files.length > 0 });
  const fresh = unknownFindings(result.findings, before, input, extent);
  const told = newDiagnostics(result.diagnostics, before?.diagnostics ?? []);
  const diagnostics = [...told, ...settled.diagnostics, ...fresh.diagnostics];
  if (createBaseline !== undefined && !hasErrors(diagnostics))
    return createBaselineFile(terminal, createBaseline, fresh.findings, diagnostics);
  const report: Report = {
    findings: fresh.findings,
    diagnostics: sortDiagnostics(toldOf(diagnostics, policy)),
    rules: result.rules,
    files: [...specs, ...input.terraform],
    failOn: options.failOn,
    checked: result.checked,
    packs: policy.packs,
    waivers: settled.waivers,
    ...(before && {
      changes: compareStates(
        {
          apis: served(before.checked),
          project: { ...before.project, policy: narrowPolicy(before.project.policy, options) },
        },
        { apis: served(result.checked), project: { ...project, policy } },
      ),
    }),
  };
  await writeOutputs(terminal, outputs, (format, render) => format.render(report, render));
  // Nobody should have to open a file to learn why the command failed.
  if (outputs.every(({ file }) => file !== undefined))
    terminal.err(`${prettySummary(report, { colour: terminal.errColour })}\n`);
  if (hasErrors(diagnostics)) return EXIT.input;
  return fails(report) ? EXIT.findings : EXIT.ok;
}

/** Notes on the document are for those who ask for everything; those on what becomes of it are for `body --explain`. */
function toldOf(diagnostics: readonly Diagnostic[], { packs }: Policy): Diagnostic[] {
  if (!packs.some(({ name }) => name === 'strict')) return withoutNotes(diagnostics);
  return diagnostics.filter((one) => one.severity !== 'info' || isAboutDocument(one));
}

/** What neither the base of a pull request nor the baseline knows. */
function unknownFindings(
  findings: readonly Finding[],
  before: StateBefore | undefined,
  input: CheckInput,
  extent: Extent,
): { findings: readonly Finding[]; diagnostics: readonly Diagnostic[] } {
  const { project, policy } = input;
  const since = withoutKnown(findings, before?.findings ?? [], process.cwd()).findings;
  if (!project.baseline) return { findings: since, diagnostics: [] };
  const complete = before === undefined && extent !== 'some' && policy.only === undefined;
  return applyBaseline(since, project.baseline, { complete });
}

/** The APIs of a state that could be planned. */
function served(checked: readonly Checked[]): ServedApi[] {
  return checked.flatMap(({ subject: { model, plan } }) =>
    model && plan ? [{ model, plan }] : [],
  );
}

function createBaselineFile(
  terminal: Terminal,
  file: string,
  findings: readonly Finding[],
  diagnostics: readonly Diagnostic[],
): number {
  printDiagnostics(terminal, withoutNotes(diagnostics));
  const known = findings.filter(({ waived, verdict }) => !waived && verdict !== 'error');
  writeFile(file, writeBaseline(known, path.dirname(path.resolve(file))));
  terminal.err(
    `${plural(known.length, 'finding')} written to ${file}, which is read with \`baseline: ${file}\` in portcullis.yaml, or --baseline ${file}\n`,
  );
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
