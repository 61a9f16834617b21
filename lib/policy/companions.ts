// Requirements that are met by another resource: the encryption of a bucket, the logs of a web ACL.

import type { Judgement } from './rule.js';
import { undecided } from './rule-kinds.js';
import type { Block, TerraformResource } from './terraform/index.js';

/** Companions of a resource: those that were found, and whether there may be one that cannot be told. */
export interface Companions<T extends Block = Block> {
  readonly found: readonly T[];
  readonly unsure: boolean;
}

/** Nothing where there is a companion, `unknown` where there may be one, `message` otherwise. */
export function isAccompanied(
  resource: TerraformResource,
  { found, unsure }: Companions,
  what: string,
  message: string,
): Judgement[] {
  if (found.length > 0) return [];
  return unsure ? [undecided(resource.at(), what)] : [{ at: resource.at(), message }];
}

/** What `judge` says of the companions; where there is none, that one is missing. */
export function eachCompanion<T extends Block>(
  resource: TerraformResource,
  companions: Companions<T>,
  missing: { readonly what: string; readonly message: string },
  judge: (companion: T) => readonly Judgement[],
): Judgement[] {
  return companions.found.length > 0
    ? companions.found.flatMap(judge)
    : isAccompanied(resource, companions, missing.what, missing.message);
}
