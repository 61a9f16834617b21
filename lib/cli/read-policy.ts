// The policy of a run: the catalogue and an organisation's own rules, narrowed by pack and by id.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  rules as catalogue,
  definePolicy,
  type Policy,
  packs,
  type Rule,
} from '../policy/index.js';
import { InputFailure } from './failure.js';
import { cliMessages } from './messages.js';
import { known } from './options.js';
import { reasonOf } from './write-file.js';

export interface RuleOptions {
  readonly pack?: readonly string[];
  /** Ids, separated by commas. */
  readonly rules?: string;
  readonly policies?: string;
  readonly waivers?: boolean;
}

/** The project's policy, narrowed by what the command line says. */
export async function readPolicy(options: RuleOptions): Promise<Policy> {
  const own = options.policies === undefined ? [] : await ownRules(options.policies);
  const all = [...catalogue, ...own];
  const chosen = (options.pack ?? []).map((name) => known('pack', name, packs, 'name'));
  const ids = options.rules?.split(',').map((id) => known('rule', id.trim(), all, 'id').id);
  return definePolicy(all, {
    ...(chosen.length > 0 && { packs: chosen }),
    ...(ids && { only: new Set(ids) }),
    honourWaivers: options.waivers ?? true,
  });
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
    throw noRules(file, wrong ? 'an export is no rule made with `defineRule`' : 'no export');
  return found.filter(isRule);
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

function noRules(file: string, reason: string): InputFailure {
  return new InputFailure([cliMessages.report('CLI-008', { file }, { file, reason })]);
}
