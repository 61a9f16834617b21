// Terraform as the command line is given it: plans, files of configurations or folders of them, and values of
// variables. The files of one folder are one configuration, as Terraform reads them.
// https://developer.hashicorp.com/terraform/language/files

import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../diagnostics/index.js';
import {
  type ConfigurationFile,
  inFile,
  isObject,
  isPlan,
  type JsonObject,
  readConfiguration,
  readHcl,
  readTerraform,
  type TerraformGraph,
} from '../policy/index.js';
import { documentsIn, readJsonSource, readText } from '../spec/index.js';
import { InputFailure } from './failure.js';
import { cliMessages } from './messages.js';
import { unreadModules } from './unread-modules.js';

/** Of a Terraform file: what Node.js can hold in one text. */
const MOST_BYTES = 512 * 1024 * 1024;

/** A plan, or a configuration. */
export interface TerraformInput {
  /** As the command line names it. */
  readonly name: string;
  /**
   * Absent where one of its files cannot be read at all. Where the diagnostics have an error, it lacks what is wrong
   * in a file.
   */
  readonly graph?: TerraformGraph;
  readonly diagnostics: readonly Diagnostic[];
}

export function readTerraformInputs(names: readonly string[]): TerraformInput[] {
  const found = names.map((name) => ({ name, files: filesOf(name) }));
  const empty = found.filter(({ files }) => files.length === 0).map(({ name }) => nothingIn(name));
  const files = distinct(found.flatMap(({ name, files }) => files.map((file) => ({ file, name }))));
  const read = files.map(readFile);
  const plans = read.filter(({ json }) => isPlan(json)).map(planInput);
  const given = read.filter(({ file, name }) => isVariables(file) && file === name);
  const byFolder = new Map<string, ReadFile[]>();
  for (const one of read.filter((one) => !isPlan(one.json) && !given.includes(one))) {
    const folder = path.dirname(path.resolve(one.file));
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), one]);
  }
  const configurations = [...byFolder].map(([folder, own]) => {
    const files = own.filter(({ file }) => !isVariables(file)).flatMap(configurationFile);
    const modules = unreadModules(folder, files, (one) => byFolder.has(one));
    return configurationInput(own, given, files, modules);
  });
  if (byFolder.size === 0) empty.push(...given.map(({ name }) => nothingIn(name)));
  return [...plans, ...configurations, ...empty];
}

/** Throws `InputFailure` where Terraform is named as a specification: nothing in it would be judged. */
export function refuseTerraform(specifications: readonly string[]): void {
  const found = specifications.filter(isTerraform);
  if (found.length === 0) return;
  throw new InputFailure(
    found.map((name) => cliMessages.report('CLI-023', { file: name }, { name })),
  );
}

function isTerraform(name: string): boolean {
  if (!isFolder(name)) return /\.(tf|tf\.json|tfvars)$/.test(name);
  return filesOf(name).length > 0 && documentsIn(name).length === 0;
}

interface NamedFile {
  readonly file: string;
  /** What the command line names: this file, or its folder. */
  readonly name: string;
}

/** A file that is named twice counts once. */
function distinct(files: readonly NamedFile[]): NamedFile[] {
  return [...new Map(files.map((one) => [path.resolve(one.file), one])).values()];
}

/** The file, or the files that Terraform reads of a folder. */
function filesOf(name: string): string[] {
  if (!isFolder(name)) return [name];
  const files = terraformIn(name);
  return files.some((file) => !isVariables(file)) ? files.map((file) => path.join(name, file)) : [];
}

function isFolder(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/**
 * By name, as Terraform takes them: variables that are not in a file of this kind are given on the command line.
 * https://developer.hashicorp.com/terraform/language/values/variables#variable-definitions-tfvars-files
 */
function terraformIn(folder: string): string[] {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !isTemporary(entry.name))
    .map((entry) => entry.name)
    .sort();
  return [
    ...names.filter((name) => /\.tf(\.json)?$/.test(name)),
    ...names.filter((name) => /^terraform\.tfvars(\.json)?$/.test(name)),
    ...names.filter((name) => /\.auto\.tfvars(\.json)?$/.test(name)),
  ];
}

/** What editors leave, and what is hidden. */
function isTemporary(name: string): boolean {
  return /^\.|~$|^#.*#$/.test(name);
}

function isVariables(file: string): boolean {
  return /\.tfvars(\.json)?$/.test(file);
}

/** https://developer.hashicorp.com/terraform/language/files/override */
function isOverride(file: string): boolean {
  return /^(.*_)?override\.tf(\.json)?$/.test(path.basename(file));
}

function nothingIn(name: string): TerraformInput {
  const below = isFolder(name) ? foldersBelow(name) : [];
  return { name, diagnostics: [cliMessages.report('CLI-021', { file: name }, { name, below })] };
}

/** Folders with Terraform in a folder that has none itself. */
function foldersBelow(name: string): string[] {
  return readdirSync(name, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !isTemporary(entry.name))
    .map((entry) => path.join(name, entry.name))
    .filter((folder) => terraformIn(folder).length > 0);
}

interface ReadFile extends NamedFile {
  /** Absent where the file cannot be read. */
  readonly json?: unknown;
  readonly locate?: ConfigurationFile['locate'];
  readonly diagnostics: readonly Diagnostic[];
}

function readFile(named: NamedFile): ReadFile {
  const { file } = named;
  const isHcl = /\.(tf|tfvars)$/.test(file);
  const read = readText(path.resolve(file), file, { maxBytes: MOST_BYTES });
  const problem = 'problem' in read ? read.problem : undefined;
  // There is nothing wrong with an empty file, but that it is no JSON.
  if (problem && !(isHcl && problem.code === 'SPEC-004')) {
    const diagnostic = problem.code === 'SPEC-001' ? problem : noTerraform(file, problem);
    return { ...named, diagnostics: [diagnostic] };
  }
  const text = 'text' in read ? read.text : '';
  if (!isHcl) return { ...named, ...readJson(file, text) };
  const { json, source, diagnostics } = readHcl(file, text);
  return { ...named, json, locate: inFile(source), diagnostics };
}

function readJson(file: string, text: string): Omit<ReadFile, keyof NamedFile> {
  try {
    const { source, value: json } = readJsonSource(file, text);
    if (typeof json !== 'object' || json === null)
      throw new Error('its top is neither an object nor a list');
    return { json, locate: inFile(source), diagnostics: [] };
  } catch (error) {
    return { diagnostics: [noTerraform(file, error as Error)] };
  }
}

function noTerraform(file: string, { message: reason }: { readonly message: string }): Diagnostic {
  return cliMessages.report('CLI-006', { file }, { file, reason });
}

function planInput({ name, json, locate, diagnostics }: ReadFile): TerraformInput {
  return { name, diagnostics, ...(locate && { graph: readTerraform(json, locate) }) };
}

/** `given` are the values of variables that the command line names, which count more than those of the folder. */
function configurationInput(
  own: readonly ReadFile[],
  given: readonly ReadFile[],
  files: readonly ConfigurationFile[],
  about: readonly Diagnostic[],
): TerraformInput {
  const all = [...own, ...given];
  const name = [...new Set(own.map((one) => one.name))].join(', ');
  const diagnostics = [...all.flatMap((one) => one.diagnostics), ...about];
  const values = Object.assign({}, ...all.filter(({ file }) => isVariables(file)).map(valuesIn));
  const isWhole = all.every(({ json }) => json !== undefined);
  return { name, diagnostics, ...(isWhole && { graph: readConfiguration(files, values) }) };
}

function configurationFile({ file, json, locate }: ReadFile): ConfigurationFile[] {
  return locate ? [{ json, locate, isOverride: isOverride(file) }] : [];
}

function valuesIn({ json }: ReadFile): JsonObject {
  return isObject(json) ? json : {};
}
