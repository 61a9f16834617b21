// What a change of the project's configuration means: rules that no longer run, waivers and known findings that are
// added. It weakens every API at once, and no specification shows it.

import type { Regime } from '../annotations/index.js';
import type { CentralWaiver, Project } from '../config/index.js';
import {
  type FindingIdentity,
  type Policy,
  rulesFor,
  type Severity,
  type WaiverPolicy,
} from '../policy/index.js';
import type { Change, Difference } from './change.js';
import { listed, same } from './values.js';

export type ComparedProject = Pick<
  Project,
  'policy' | 'central' | 'at' | 'baseline' | 'ownRuleFiles'
>;

/** `regimes`: those that the APIs name, whose packs run as well. */
export function compareProjects(
  was: ComparedProject,
  is: ComparedProject,
  regimes: readonly Regime[],
): Change[] {
  const at = is.at ?? was.at;
  if (!at) return [];
  const found = [
    ...levels(was.policy, is.policy, regimes),
    ...options(was.policy, is.policy),
    ...ownRules(was.ownRuleFiles?.() ?? new Map(), is.ownRuleFiles?.() ?? new Map()),
    ...waiverPolicies(was.policy.waiverPolicy, is.policy.waiverPolicy),
    ...waivers(was.central, is.central),
    ...knownFindings(was, is),
  ];
  return found.map(({ key, ...one }) => ({
    at: at.child(key),
    ...one,
    kind: 'configuration',
    gone: is.at === undefined,
  }));
}

interface Found extends Difference {
  readonly of: string;
  /** Of the configuration. */
  readonly key: string;
}

const RANK: Readonly<Record<Severity | 'off', number>> = { off: 0, info: 1, warning: 2, error: 3 };

/** Rules that go the same way are told together: a pack has a hundred. */
function levels(was: Policy, is: Policy, regimes: readonly Regime[]): Found[] {
  const before = levelsOf(was, regimes);
  const after = levelsOf(is, regimes);
  const moves = new Map<string, { weaker: boolean; rules: string[] }>();
  for (const { id } of is.catalogue) {
    const [from, to] = [before.get(id) ?? 'off', after.get(id) ?? 'off'] as const;
    if (from === to) continue;
    const message =
      to === 'off' ? `no longer run (before: ${from})` : `now run as ${to} (before: ${from})`;
    const move = moves.get(message) ?? { weaker: RANK[to] < RANK[from], rules: [] };
    move.rules.push(`\`${id}\``);
    moves.set(message, move);
  }
  return [...moves].map(([message, { weaker, rules }]) => ({
    severity: weaker ? 'warning' : 'info',
    of: listed(rules),
    message: rules.length === 1 ? message.replace('run', 'runs') : message,
    key: 'rules',
  }));
}

function levelsOf(policy: Policy, regimes: readonly Regime[]): Map<string, Severity> {
  return new Map(rulesFor(policy, regimes).map(({ id, severity }) => [id, severity]));
}

/** Which way options go, only their rule knows. */
function options({ settings: was }: Policy, { settings: is }: Policy): Found[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((id) => !same(was[id]?.options, is[id]?.options))
    .map((id) => ({
      severity: 'warning',
      of: `\`${id}\``,
      message: `has other options: ${told(was[id]?.options)} → ${told(is[id]?.options)}`,
      key: 'rules',
    }));
}

/** What code does, its text does not tell: that it is another one is what a reviewer has to know. */
function ownRules(was: ReadonlyMap<string, string>, is: ReadonlyMap<string, string>): Found[] {
  const tell = (severity: Severity, name: string, message: string): Found => ({
    ...{ severity, message, key: 'policies' },
    of: `\`${name}\` of the own rules`,
  });
  return [
    ...[...was].flatMap(([name, digest]) => {
      if (!is.has(name)) return tell('warning', name, 'is gone');
      return is.get(name) === digest ? [] : tell('warning', name, 'has changed');
    }),
    ...[...is.keys()].filter((name) => !was.has(name)).map((name) => tell('info', name, 'is new')),
  ];
}

function waiverPolicies(was: WaiverPolicy, is: WaiverPolicy): Found[] {
  const text = ({ tickets, ...rest }: WaiverPolicy) =>
    Object.keys(rest).length > 0 || tickets
      ? told({ ...rest, ...(tickets && { tickets: tickets.source }) })
      : 'nothing';
  const [from, to] = [text(was), text(is)];
  if (from === to) return [];
  const severity = from === 'nothing' ? 'info' : 'warning';
  return [
    {
      severity,
      of: 'waivers',
      message: `have to meet ${to} (before: ${from})`,
      key: 'waiverPolicy',
    },
  ];
}

function waivers(was: readonly CentralWaiver[], is: readonly CentralWaiver[]): Found[] {
  const keyOf = ({ waiver, where }: CentralWaiver) => `${waiver.rule}\n${where}\n${waiver.until}`;
  const known = was.map(keyOf);
  const now = is.map(keyOf);
  const tell = (severity: 'warning' | 'info', { waiver, where }: CentralWaiver, how: string) => ({
    severity,
    of: `\`${waiver.rule}\``,
    message: `${how} waived for ${where} until ${waiver.until}: ${waiver.reason}`,
    key: 'waivers',
  });
  return [
    ...is
      .filter((one) => !known.includes(keyOf(one)))
      .map((one) => ({ ...tell('warning', one, 'is now'), at: one.waiver.at })),
    ...was
      .filter((one) => !now.includes(keyOf(one)))
      .map((one) => tell('info', one, 'is no longer')),
  ];
}

function knownFindings({ baseline: was }: ComparedProject, is: ComparedProject): Found[] {
  const [before, after] = [was?.known ?? [], is.baseline?.known ?? []];
  const tell = (severity: 'warning' | 'info', list: readonly FindingIdentity[], how: string) =>
    list.length === 0
      ? []
      : [
          {
            severity,
            of: 'the baseline',
            message: `${how} ${list.length}: ${listed([...new Set(list.map(({ rule }) => `\`${rule}\``))])}`,
            key: 'baseline',
            ...(is.baseline && { at: is.baseline.at }),
          },
        ];
  return [
    ...tell('warning', without(after, before), 'hides more findings,'),
    ...tell('info', without(before, after), 'hides fewer findings,'),
  ];
}

/** Of equal ones as many are left as there are more. */
function without(
  these: readonly FindingIdentity[],
  those: readonly FindingIdentity[],
): FindingIdentity[] {
  const left = those.map((one) => JSON.stringify(one));
  return these.filter((one) => {
    const at = left.indexOf(JSON.stringify(one));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

function told(value: unknown): string {
  return JSON.stringify(value) ?? 'none';
}
