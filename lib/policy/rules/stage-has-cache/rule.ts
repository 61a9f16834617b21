// A cache keeps load away from the back end, at a price.

import { defineRule, type Judgement } from '../../rule.js';
import { forResources, isTrue, requires, undecided } from '../../rule-kinds.js';
import {
  isUnknown,
  REST_STAGE,
  settingsOf,
  type TerraformGraph,
  type TerraformResource,
} from '../../terraform/index.js';

export const stageHasCache = defineRule({
  id: 'stage-has-cache',
  title: 'stages have a cache',
  group: 'resilience',
  severity: 'info',
  level: 'strict',
  aliases: ['CKV_AWS_120', 'CKV_AWS_225', 'AWS-0190', 'AC_AWS_0008'],
  standards: [],
  risk: 'every request reaches the back end, however often it was answered before',
  hint: 'set `cache_cluster_enabled = true`, and `caching_enabled = true` in the settings of methods that only read',
  check: forResources(REST_STAGE, (stage, graph) => {
    // The specification says which operations are cached.
    if (stage.generated) return undefined;
    const message = `stage \`${stage.address}\` has no cache`;
    const missing = requires(stage, 'cache_cluster_enabled', isTrue, message);
    return missing.length > 0 ? missing : cachesNothing(stage, graph);
  }),
});

/** A cluster is paid for and empty until the settings of a method switch its caching on. */
function cachesNothing(stage: TerraformResource, graph: TerraformGraph): Judgement[] {
  const { found, unsure } = settingsOf(stage, graph);
  const caching = found.map((one) => one.get('settings', 'caching_enabled'));
  if (caching.some(isTrue) || found.length === 0) return [];
  if (unsure || caching.some(isUnknown)) return [undecided(stage.at(), 'caching_enabled')];
  const at = stage.at('cache_cluster_enabled');
  return [{ at, message: `stage \`${stage.address}\` has a cache, and no method that uses it` }];
}
