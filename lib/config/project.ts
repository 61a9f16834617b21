// What a project says of its checks, for one environment: the policy, values of variables, overlays.

import path from 'node:path';
import picomatch from 'picomatch';
import { type Diagnostic, hasErrors, nearest, type Outcome } from '../diagnostics/index.js';
import {
  packs as allPacks,
  rules as catalogue,
  definePolicy,
  type GivenWaiver,
  type Policy,
  type Rule,
  type RuleSetting,
  type WaiverPolicy,
} from '../policy/index.js';
import type { Location } from '../source/index.js';
import { type Baseline, readBaseline } from './baseline.js';
import type { WrittenConfig, WrittenSettings } from './config-shape.js';
import { findConfig } from './find-config.js';
import { configMessages } from './messages.js';
import { type Amend, type OverlayUse, readOverlays } from './overlays.js';
import { ownRuleFiles, readOwnRules } from './own-rules.js';
import { type Config, readConfig } from './read-config.js';
import { ruleSettings, unknownRule } from './rule-settings.js';
import { centralWaiver } from './waivers.js';

export interface Project {
  readonly policy: Policy;
  /** The top of the configuration. @default there is none */
  readonly at?: Location;
  /** Its waivers, with what each is about. */
  readonly central: readonly CentralWaiver[];
  /** Values of `${name}`; what the environment and the command line say comes over them. */
  readonly variables: Readonly<Record<string, string>>;
  /** The findings that are known. @default none */
  readonly baseline?: Baseline;
  /** Reads what the own rules of the configuration are made of: names in their folder, with digests. @default nothing */
  readonly ownRuleFiles?: () => ReadonlyMap<string, string>;
  readonly overlays: readonly OverlayUse[];
  /** Applies the overlays, for `loadApi`. @default there are none */
  readonly amend?: Amend;
}

export interface CentralWaiver {
  readonly waiver: GivenWaiver;
  /** As it is written, in JSON. */
  readonly where: string;
}

export interface ProjectOptions {
  /** File with known findings, in place of the one that the configuration names; `false`: none. */
  readonly baseline?: string | false | undefined;
  /** @default the working directory */
  readonly cwd?: string;
  /** For example `production`. @default none: only what holds for all */
  readonly environment?: string | undefined;
  /** Overlay documents beside those of the configuration, applied last. */
  readonly overlays?: readonly string[] | undefined;
  /** Own rules that are read already, for a configuration of another day: what it says of others is left out. */
  readonly own?: readonly Rule[] | undefined;
  /** Folder with own rules, in place of the one that the configuration names. */
  readonly policies?: string | undefined;
  /** Day on which waivers are judged, `YYYY-MM-DD` in UTC. @default today */
  readonly today?: string | undefined;
}

/** Reads the configuration of the project that a folder is in; without one, all defaults. */
export async function readProject(options: ProjectOptions = {}): Promise<Outcome<Project>> {
  const { cwd = process.cwd() } = options;
  const found = findConfig(cwd);
  const read = found.value === undefined ? undefined : await readConfig(found.value, cwd);
  const diagnostics = [...found.diagnostics, ...(read?.diagnostics ?? []), ...checkDay(options)];
  if (hasErrors(diagnostics)) return { diagnostics };
  const config = read?.value;
  const own = await ownRules(config, { ...options, cwd });
  if (!own.value) return { diagnostics: [...diagnostics, ...own.diagnostics] };
  const settled = settle(config, own.value, options);
  const baseline = await knownFindings(config, { ...options, cwd });
  const named = (options.overlays ?? []).map((file) => ({
    file: path.resolve(cwd, file),
    folder: cwd,
  }));
  const overlays = [...(settled.value?.overlays ?? []), ...named];
  const amend = await readOverlays(overlays, cwd);
  const all = [
    ...diagnostics,
    ...own.diagnostics,
    ...settled.diagnostics,
    ...(baseline?.diagnostics ?? []),
    ...amend.diagnostics,
  ];
  if (!settled.value || hasErrors(all)) return { diagnostics: all };
  const policies = config && ownRulesFolder(config);
  return {
    value: {
      ...settled.value,
      overlays,
      ...(baseline?.value && { baseline: baseline.value }),
      ...(policies !== undefined && { ownRuleFiles: () => ownRuleFiles(policies) }),
      ...(amend.value && { amend: amend.value }),
    },
    diagnostics: all,
  };
}

async function knownFindings(
  config: Config | undefined,
  { baseline, cwd }: ProjectOptions & { readonly cwd: string },
): Promise<Outcome<Baseline> | undefined> {
  if (baseline === false) return undefined;
  if (baseline !== undefined) return readBaseline(baseline, cwd);
  const named = config?.written.baseline;
  return config && named !== undefined
    ? readBaseline(path.resolve(config.folder, named), cwd, config.at.child('baseline'))
    : undefined;
}

function checkDay({ today }: ProjectOptions): Diagnostic[] {
  if (today === undefined || isDay(today)) return [];
  return [configMessages.report('CONF-010', undefined, { today })];
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

async function ownRules(
  config: Config | undefined,
  { own, policies, cwd }: ProjectOptions & { readonly cwd: string },
): Promise<Outcome<readonly Rule[]>> {
  if (own) return { value: own, diagnostics: [] };
  if (policies !== undefined) return readOwnRules(path.resolve(cwd, policies), { cwd });
  const folder = config && ownRulesFolder(config);
  if (!config || folder === undefined) return { value: [], diagnostics: [] };
  return readOwnRules(folder, { at: config.at.child('policies'), cwd });
}

function ownRulesFolder({ folder, written: { policies } }: Config): string | undefined {
  return policies === undefined ? undefined : path.resolve(folder, policies);
}

function settle(
  config: Config | undefined,
  own: readonly Rule[],
  { environment, today, own: given }: ProjectOptions,
): Outcome<Project> {
  const all = [...catalogue, ...own];
  const day = today === undefined ? {} : { today };
  if (!config) {
    const policy = definePolicy(all, day);
    return { value: { policy, central: [], variables: {}, overlays: [] }, diagnostics: [] };
  }
  const { written, at, folder } = config;
  const chosen = chooseEnvironment(written, at, environment);
  const waivers = waiverPolicyOf(written.waiverPolicy, at.child('waiverPolicy'));
  // Every environment is checked, whichever of them runs: a mistake is told before it matters.
  const parts = [
    readSettings(written, at, all, folder),
    ...Object.entries(written.environments ?? {}).map(([name, settings]) =>
      readSettings(settings, at.child('environments', name), all, folder, name),
    ),
  ];
  const diagnostics = [
    ...chosen.diagnostics,
    ...waivers.diagnostics,
    ...parts.flatMap((part) => part.diagnostics).filter(({ code }) => !given || code !== NO_RULE),
  ];
  const used = parts.filter(({ name }) => name === undefined || name === chosen.value);
  const packs = used.findLast((part) => part.packs !== undefined)?.packs;
  const policy = definePolicy(all, {
    ...day,
    ...(packs && { packs: allPacks.filter(({ name }) => packs.includes(name)) }),
    settings: mergeSettings(used.map(({ settings }) => settings)),
    waivers: used.flatMap((part) => part.central.map(({ waiver }) => waiver)),
    ...(waivers.value && { waiverPolicy: waivers.value }),
  });
  const variables = Object.assign({}, ...used.map((part) => part.variables));
  const overlays = used.flatMap((part) => part.overlays);
  const central = used.flatMap((part) => part.central);
  return { value: { policy, at, central, variables, overlays }, diagnostics };
}

/** The key of `environments` that fits: by name, or the first pattern. */
function chooseEnvironment(
  { environments }: WrittenConfig,
  at: Location,
  environment: string | undefined,
): Outcome<string> {
  if (!environments || environment === undefined) return { diagnostics: [] };
  const names = Object.keys(environments);
  const value =
    names.find((name) => name === environment) ??
    names.find((name) => picomatch.isMatch(environment, name));
  if (value !== undefined) return { value, diagnostics: [] };
  const params = { environment, near: nearest(environment, names), known: names };
  return { diagnostics: [configMessages.report('CONF-007', at.child('environments'), params)] };
}

/** A rule that does not exist. */
const NO_RULE = 'CONF-005';

interface ReadSettings {
  /** Of the environment; absent for what holds for all. */
  readonly name?: string | undefined;
  readonly packs?: readonly string[] | undefined;
  readonly settings: Readonly<Record<string, RuleSetting>>;
  readonly central: readonly CentralWaiver[];
  readonly variables: Readonly<Record<string, string>>;
  readonly overlays: readonly OverlayUse[];
  readonly diagnostics: readonly Diagnostic[];
}

function readSettings(
  written: WrittenSettings,
  at: Location,
  all: readonly Rule[],
  folder: string,
  name?: string,
): ReadSettings {
  const { settings, diagnostics } = ruleSettings(written.rules ?? {}, at.child('rules'), all);
  const waivers = (written.waivers ?? []).map((one, index) => ({
    at: at.child('waivers', index),
    ...one,
  }));
  return {
    name,
    packs: written.packs,
    settings,
    central: waivers.map(({ at: place, ...one }) => ({
      waiver: centralWaiver(one, place, folder),
      where: JSON.stringify(one.where),
    })),
    variables: written.variables ?? {},
    overlays: (written.overlays ?? []).map((one, index) =>
      overlayUse(one, folder, at.child('overlays', index)),
    ),
    diagnostics: [
      ...diagnostics,
      ...waivers
        .filter(({ rule }) => !all.some(({ id }) => id === rule))
        .map((one) => unknownRule(one.rule, one.at.child('rule'), all)),
    ],
  };
}

function overlayUse(
  written: NonNullable<WrittenSettings['overlays']>[number],
  folder: string,
  from: Location,
): OverlayUse {
  const { file, specs } =
    typeof written === 'string' ? { file: written, specs: undefined } : written;
  return { file: path.resolve(folder, file), folder, from, ...(specs !== undefined && { specs }) };
}

function mergeSettings(
  list: readonly Readonly<Record<string, RuleSetting>>[],
): Record<string, RuleSetting> {
  const merged: Record<string, RuleSetting> = {};
  for (const settings of list) {
    for (const [id, setting] of Object.entries(settings)) {
      const options = { ...asObject(merged[id]?.options), ...asObject(setting.options) };
      const any = Object.keys(options).length > 0;
      merged[id] = { ...merged[id], ...setting, ...(any && { options }) };
    }
  }
  return merged;
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

function waiverPolicyOf(
  written: WrittenConfig['waiverPolicy'],
  at: Location,
): Outcome<WaiverPolicy> {
  if (!written) return { diagnostics: [] };
  const { longest, require: required, approvers, tickets } = written;
  try {
    return {
      value: {
        ...(longest !== undefined && { longest }),
        ...(required && { require: required }),
        ...(approvers && { approvers }),
        ...(tickets !== undefined && { tickets: new RegExp(tickets) }),
      },
      diagnostics: [],
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const pattern = tickets ?? '';
    const place = at.child('tickets');
    return { diagnostics: [configMessages.report('CONF-011', place, { pattern, reason })] };
  }
}
