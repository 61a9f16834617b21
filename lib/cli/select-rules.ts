// Which rules run: the catalogue and an organisation's own, narrowed by pack and by id.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rules as catalogue, packs, type Rule } from '../policy/index.js';
import { InputFailure } from './failure.js';
import { cliMessages } from './messages.js';
import { known } from './options.js';
import { reasonOf } from './write-file.js';

export interface RuleOptions {
  readonly pack?: readonly string[];
  /** Ids, separated by commas. */
  readonly rules?: string;
  readonly policies?: string;
}

export async function selectRules(
  options: RuleOptions,
): Promise<{ rules: Rule[]; known: string[] }> {
  const own = options.policies === undefined ? [] : await ownRules(options.policies);
  const all = [...catalogue, ...own];
  const chosenPacks = (options.pack ?? []).map((name) => known('pack', name, packs, 'name'));
  const ids = options.rules?.split(',').map((id) => known('rule', id.trim(), all, 'id').id);
  const rules = all.filter(
    (rule) =>
      (chosenPacks.length === 0 || chosenPacks.some((pack) => pack.includes(rule))) &&
      (!ids || ids.includes(rule.id)),
  );
  return { rules, known: all.map(({ id }) => id) };
}

/** Rules in the JavaScript modules of a folder: each exports `rule` or `rules`. */
async function ownRules(folder: string): Promise<Rule[]> {
  const names = listFolder(folder).filter((name) => /\.m?js$/.test(name));
  const found = await Promise.all(names.sort().map((name) => importRules(path.join(folder, name))));
  return found.flat();
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw noRules(folder, reasonOf(error));
  }
}

async function importRules(file: string): Promise<Rule[]> {
  const exports: Record<string, unknown> = await import(
    pathToFileURL(path.resolve(file)).href
  ).catch((error: unknown) => {
    throw noRules(file, reasonOf(error));
  });
  const found = [exports['rule'], exports['rules']].flat().filter((one) => one !== undefined);
  const wrong = found.find((one) => !isRule(one));
  if (found.length === 0 || wrong)
    throw noRules(file, wrong ? 'an export is not a rule' : 'no export');
  return found.filter(isRule);
}

function isRule(value: unknown): value is Rule {
  const rule = value as Partial<Rule> | null;
  return (
    typeof rule?.id === 'string' &&
    typeof rule.check === 'function' &&
    typeof rule.severity === 'string'
  );
}

function noRules(file: string, reason: string): InputFailure {
  return new InputFailure([cliMessages.report('CLI-008', { file }, { file, reason })]);
}
