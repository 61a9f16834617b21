// An organisation's own rules: modules in a folder, in TypeScript or JavaScript, each with `rule` or `rules`.
// `portcullis/policy` is this very program there, however and wherever it is installed.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/index.js';
import * as policy from '../policy/index.js';
import { rules as catalogue, type Rule } from '../policy/index.js';
import type { Location } from '../source/index.js';
import { configMessages } from './messages.js';

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
    names = readdirSync(folder).filter((name) => MODULE.test(name));
  } catch (error) {
    const place = at ?? { file: show(folder) };
    return { diagnostics: [refuse(place, show(folder), reasonOf(error))] };
  }
  // Loaded only where there is something to compile.
  const { createJiti } = await import('jiti');
  const jiti = createJiti(import.meta.url, {
    virtualModules: { 'portcullis/policy': policy },
    // A cache would lie in folders that others may write to.
    fsCache: false,
    interopDefault: false,
  });
  const taken = new Map(catalogue.map(({ id }) => [id, 'the catalogue']));
  const rules: Rule[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of names.sort()) {
    const file = path.join(folder, name);
    const read = await rulesOf(file, show(file), (url) => jiti.import(url));
    diagnostics.push(...read.diagnostics);
    for (const rule of read.value ?? []) {
      const other = taken.get(rule.id);
      if (other === undefined) rules.push(rule);
      else
        diagnostics.push(
          configMessages.report('CONF-009', { file: show(file) }, { id: rule.id, other }),
        );
      taken.set(rule.id, show(file));
    }
  }
  return hasErrors(diagnostics) ? { diagnostics } : { value: rules, diagnostics };
}

async function rulesOf(
  file: string,
  name: string,
  load: (file: string) => Promise<unknown>,
): Promise<Outcome<Rule[]>> {
  let exports: Readonly<Record<string, unknown>>;
  try {
    exports = (await load(file)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    return { diagnostics: [refuse({ file: name }, name, reasonOf(error))] };
  }
  const found = [exports['rule'], exports['rules']].flat().filter((one) => one !== undefined);
  if (found.length === 0)
    return { diagnostics: [refuse({ file: name }, name, 'it exports neither `rule` nor `rules`')] };
  return found.every(isRule)
    ? { value: found, diagnostics: [] }
    : { diagnostics: [refuse({ file: name }, name, 'an export is not made with `defineRule`')] };
}

function isRule(value: unknown): value is Rule {
  const rule = value as Partial<Rule> | null;
  return (
    typeof rule?.id === 'string' &&
    typeof rule.check === 'function' &&
    typeof rule.withOptions === 'function' &&
    typeof rule.severity === 'string'
  );
}

function refuse(
  place: Location | { readonly file: string },
  file: string,
  reason: string,
): Diagnostic {
  return configMessages.report('CONF-008', place, { file, reason });
}

function reasonOf(error: unknown): string {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !(error instanceof SyntaxError))
    return 'there is no such folder';
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? text;
}
