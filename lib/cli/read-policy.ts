// The policy of a run: the project's, narrowed by what the command line says.

import { type Policy, packs } from '../policy/index.js';
import { known } from './options.js';

export interface RuleOptions {
  readonly pack?: readonly string[];
  /** Ids, separated by commas. */
  readonly rules?: string;
  readonly policies?: string;
  readonly waivers?: boolean;
}

export function narrowPolicy(policy: Policy, options: RuleOptions): Policy {
  const chosen = (options.pack ?? []).map((name) => known('pack', name, packs, 'name'));
  const ids = options.rules
    ?.split(',')
    .map((id) => known('rule', id.trim(), policy.catalogue, 'id').id);
  return {
    ...policy,
    ...(chosen.length > 0 && { packs: chosen }),
    ...(ids && { only: new Set(ids) }),
    honourWaivers: options.waivers ?? true,
  };
}
