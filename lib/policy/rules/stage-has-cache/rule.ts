// A cache keeps load away from the back end, at a price.

import { defineRule } from '../../rule.js';
import { forResources, isTrue, requires } from '../../rule-kinds.js';
import { REST_STAGE } from '../../terraform/index.js';

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
  check: forResources(REST_STAGE, (stage) => {
    // The specification says which operations are cached.
    if (stage.generated) return undefined;
    const message = `stage \`${stage.address}\` has no cache`;
    return requires(stage, 'cache_cluster_enabled', isTrue, message);
  }),
});
