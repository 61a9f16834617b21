// The policy of a run: the project's, narrowed by what the command line says.

import { type Policy, packs } from '../policy/index.js';
import { InputFailure } from './failure.js';
import { cliMessages } from './messages.js';
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
  const ids = options.rules === undefined ? undefined : parseIds(options.rules, policy);
  return {
    ...policy,
    ...(chosen.length > 0 && { packs: chosen }),
    ...(ids && { only: new Set(ids) }),
    honourWaivers: options.waivers ?? true,
  };
}

function parseIds(found: string, { catalogue }: Policy): string[] {
  const written = found.split(',').map((id) => id.trim());
  const ids = written.filter((id) => id !== '');
  if (ids.length < written.length)
    throw new InputFailure([cliMessages.report('CLI-011', undefined, { found, ids })]);
  return ids.map((id) => known('rule', id, catalogue, 'id').id);
}
