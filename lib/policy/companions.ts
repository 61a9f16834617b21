// Requirements that are met by another resource: the encryption of a bucket, the logs of a web ACL.

import type { Check, Judgement } from './rule.js';
import { forResources, together, undecided } from './rule-kinds.js';
import {
  areOfStageElsewhere,
  type Block,
  METHOD_SETTINGS,
  REST_STAGE,
  settingsForAll,
  type TerraformResource,
} from './terraform/index.js';

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

/**
 * A rule over what stages of REST APIs say for all of their methods: a stage without settings lacks it, and settings
 * whose stage is in other files are judged by themselves. `lacks` says what a stage lacks: `has no …`.
 */
export function forSettingsOfStages<Options>(
  lacks: string,
  judge: (settings: Block, message: string, options: Options) => readonly Judgement[],
): Check<Options> {
  return together(
    forResources(REST_STAGE, (stage, graph, options) => {
      const message = `stage \`${stage.address}\` ${lacks}`;
      const missing = { what: METHOD_SETTINGS, message };
      return eachCompanion(stage, settingsForAll(stage, graph), missing, (settings) =>
        judge(settings, message, options),
      );
    }),
    forResources(METHOD_SETTINGS, (settings, graph, options) =>
      areOfStageElsewhere(settings, graph)
        ? judge(settings, `the stage of \`${settings.address}\` ${lacks}`, options)
        : undefined,
    ),
  );
}
