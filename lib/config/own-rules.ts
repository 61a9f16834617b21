// An organisation's own rules in a folder: modules in TypeScript or JavaScript, each with `rule` or `rules`, and Rego.
// `portcullis/policy` is this very program there, however and wherever it is installed.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/index.js';
import * as policy from '../policy/index.js';
import { rules as catalogue, type Rule } from '../policy/index.js';
import type { Location } from '../source/index.js';
import { configMessages } from './messages.js';
import { opaEngine, regoRules, wasmEngine } from './rego/index.js';
import { issuesOf, ruleMetadata } from './rule-metadata.js';

const REGO = /(?<!_test)\.rego$/;
const COMPILED = /\.(wasm|tar\.gz)$/;
/** What no rule is made of. */
const BESIDE = /(?:^|[\\/])node_modules[\\/]|\.(?:test|spec)\.[cm]?[jt]s$|_test\.rego$|\.md$/;
const MODULE = /(?<!\.d|\.test|\.spec)\.[cm]?[jt]s$/;

export interface OwnRulesOptions {
  /** Where the folder is named, for a message that it is not there. */
  readonly at?: Location;
  readonly cwd: string;
}

/** The rules in a folder, sorted by file; none of the value where any of them cannot be used. */
export async function readOwnRules(
  folder: string,
  { at, cwd }: OwnRulesOptions,
): Promise<Outcome<readonly Rule[]>> {
  const show = (file: string) => path.relative(cwd, file).split(path.sep).join('/') || '.';
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch (error) {
    const place = at ?? { file: show(folder) };
    const hint = 'correct the path, or make a folder there with your rules in it';
    const params = { file: show(folder), reason: reasonOf(error), hint };
    return { diagnostics: [configMessages.report('CONF-008', place, params)] };
  }
  const sources = sourcesOf(folder, names);
  const taken = new Map(catalogue.map(({ id }) => [id, 'the catalogue']));
  const rules: Rule[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { files, read: load } of sources) {
    const name = files.map((file) => show(path.join(folder, file))).join(', ');
    const read = await tryRules(name, load);
    diagnostics.push(...read.diagnostics);
    for (const rule of read.value ?? []) {
      const other = taken.get(rule.id);
      if (other === undefined) rules.push(rule);
      else
        diagnostics.push(configMessages.report('CONF-009', { file: name }, { id: rule.id, other }));
      taken.set(rule.id, name);
    }
  }
  return hasErrors(diagnostics) ? { diagnostics } : { value: rules, diagnostics };
}

/** Everything in the folder that a rule may be made of, by name, with a digest; tests of rules are left out. */
export function ownRuleFiles(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter(
    (name) => !BESIDE.test(name) && statSync(path.join(folder, name)).isFile(),
  );
  const digest = (name: string) =>
    createHash('sha256')
      .update(readFileSync(path.join(folder, name)))
      .digest('hex');
  return new Map(files.map((name) => [name.split(path.sep).join('/'), digest(name)]));
}

interface RuleSource {
  readonly files: readonly string[];
  /** @throws Error that says what is wrong with it. */
  readonly read: (name: string) => Promise<readonly Rule[]>;
}

function sourcesOf(folder: string, names: readonly string[]): RuleSource[] {
  const at = (name: string) => path.join(folder, name);
  const rego = names.filter((name) => REGO.test(name));
  return [
    ...names
      .filter((name) => MODULE.test(name))
      .map((file) => ({ files: [file], read: () => moduleRules(at(file)) })),
    ...names
      .filter((name) => COMPILED.test(name))
      .map((file) => ({
        files: [file],
        read: async (name: string) => regoRules(await wasmEngine(at(file), name)),
      })),
    // Packages may be spread over files: they are evaluated together.
    ...(rego.length > 0
      ? [{ files: rego, read: async (name: string) => regoRules(opaEngine(rego.map(at), name)) }]
      : []),
  ];
}

async function tryRules(name: string, read: RuleSource['read']): Promise<Outcome<readonly Rule[]>> {
  try {
    return { value: await read(name), diagnostics: [] };
  } catch (error) {
    const params = { file: name, reason: reasonOf(error) };
    return { diagnostics: [configMessages.report('CONF-008', { file: name }, params)] };
  }
}

async function moduleRules(file: string): Promise<Rule[]> {
  // Loaded only where there is something to compile.
  const { createJiti } = await import('jiti');
  const jiti = createJiti(import.meta.url, {
    virtualModules: { 'portcullis/policy': policy },
    // A cache would lie in folders that others may write to.
    fsCache: false,
    interopDefault: false,
  });
  const exports = (await jiti.import(file)) as Readonly<Record<string, unknown>>;
  const found = [exports['rule'], exports['rules']].flat().filter((one) => one !== undefined);
  if (found.length === 0) throw new Error('it exports neither `rule` nor `rules`');
  if (!found.every(isRule)) throw new Error('an export is not made with `defineRule`');
  for (const { id, title, severity, risk, hint, group, level, aliases, standards } of found) {
    const said = { id, title, severity, risk, hint, group, level, aliases, standards };
    const { error } = ruleMetadata.safeParse(said);
    if (error) throw new Error(`rule \`${id}\`: ${issuesOf(error)}`);
  }
  return found;
}

function isRule(value: unknown): value is Rule {
  const rule = value as Partial<Rule> | null;
  return (
    typeof rule?.id === 'string' &&
    typeof rule.check === 'function' &&
    typeof rule.withOptions === 'function'
  );
}

function reasonOf(error: unknown): string {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !(error instanceof SyntaxError))
    return 'there is no such folder';
  const told = (error as { message?: unknown } | null)?.message;
  const text = typeof told === 'string' ? told : String(error);
  return text.split('\n')[0] ?? text;
}
