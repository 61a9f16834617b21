// What a project asks for: which rules, how severe, with what options, and what it has accepted for a time.

import type { Regime } from '../annotations/index.js';
import type { Pack } from './packs/index.js';
import { packs as allPacks } from './packs/index.js';
import { type Rule, type Severity, withSeverity } from './rule.js';
import type { WaiverPolicy } from './waiver-policy.js';
import type { GivenWaiver } from './waivers.js';

/** What a project says of one rule. */
export interface RuleSetting {
  readonly severity?: Severity | 'off';
  /** Must satisfy the rule's own schema. */
  readonly options?: unknown;
}

export interface Policy {
  /** Every rule there is: the catalogue and the organisation's own. */
  readonly catalogue: readonly Rule[];
  /** @default recommended */
  readonly packs: readonly Pack[];
  /** Only these rules, whatever the packs say. @default all that the packs hold */
  readonly only?: ReadonlySet<string>;
  /** By id. A rule with a severity runs whether or not a pack holds it. */
  readonly settings: Readonly<Record<string, RuleSetting>>;
  readonly waivers: readonly GivenWaiver[];
  readonly honourWaivers: boolean;
  readonly waiverPolicy: WaiverPolicy;
  /** Day on which waivers are judged, `YYYY-MM-DD` in UTC. */
  readonly today: string;
}

export function definePolicy(catalogue: readonly Rule[], policy: Partial<Policy> = {}): Policy {
  const recommended = allPacks.filter(({ name }) => name === 'recommended');
  return {
    packs: recommended,
    settings: {},
    waivers: [],
    honourWaivers: true,
    waiverPolicy: {},
    today: new Date().toISOString().slice(0, 10),
    ...policy,
    catalogue,
  };
}

/**
 * The rules that run on an API which names these compliance regimes: those of the project's packs, and those of the
 * regimes' packs that are more than notes.
 * @throws ZodError for options that do not satisfy a rule's schema.
 */
export function rulesFor(policy: Policy, regimes: readonly Regime[] = []): Rule[] {
  // A regime brings what protects; the notes of its pack are for whoever asks for the pack.
  const named = allPacks.filter(({ regime }) => regime !== undefined && regimes.includes(regime));
  const isOfRegime = (rule: Rule) =>
    rule.severity !== 'info' && named.some((pack) => pack.includes(rule));
  return policy.catalogue.flatMap((rule) => {
    const { severity, options } = policy.settings[rule.id] ?? {};
    const chosen = policy.only
      ? policy.only.has(rule.id)
      : severity !== undefined ||
        policy.packs.some((pack) => pack.includes(rule)) ||
        isOfRegime(rule);
    if (!chosen || severity === 'off') return [];
    const configured = options === undefined ? rule : rule.withOptions(options);
    return [severity === undefined ? configured : withSeverity(configured, severity)];
  });
}
