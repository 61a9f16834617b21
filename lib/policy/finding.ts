// What the engine reports: a rule broken at a place, with what it risks and what to type instead.

import type { Location } from '../source/index.js';
import type { RuleGroup, Severity, StandardReference } from './rule.js';

export interface Finding {
  readonly rule: string;
  readonly title: string;
  readonly group: RuleGroup;
  readonly severity: Severity;
  /**
   * `fail`: the rule is broken; `unknown`: it cannot be told before `terraform apply`; `error`: the rule itself
   * failed and nothing is proven.
   */
  readonly verdict: 'fail' | 'unknown' | 'error';
  readonly message: string;
  readonly risk: string;
  readonly hint: string;
  readonly standards: readonly StandardReference[];
  readonly at: Location;
  readonly related: readonly { readonly at: Location; readonly message: string }[];
  /** Address of the Terraform resource, or id of the operation, that it is about. */
  readonly of?: string;
  /** Present when a valid waiver covers it: reported, but does not fail the run. */
  readonly waived?: AppliedWaiver;
}

/** Why a finding is accepted, until when, and where that is written. */
export interface AppliedWaiver {
  readonly reason: string;
  /** Last day, `YYYY-MM-DD` in UTC. */
  readonly until: string;
  readonly approvedBy?: string;
  readonly owner?: string;
  readonly ticket?: string;
  /** `inSource`: beside the API; `external`: in the project's configuration. As SARIF calls them. */
  readonly kind: 'inSource' | 'external';
  readonly at: Location;
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return RANK[severity] >= RANK[threshold];
}
