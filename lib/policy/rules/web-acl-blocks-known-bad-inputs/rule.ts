// Log4Shell and its kind: requests that are never legitimate.

import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';

export const webAclBlocksKnownBadInputs = defineRule({
  id: 'web-acl-blocks-known-bad-inputs',
  title: 'the web ACL blocks known bad inputs',
  group: 'waf',
  severity: 'error',
  aliases: ['CKV_AWS_192', 'FG_R00500', 'CKV2_AWS_77'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API8' }],
  risk: 'requests with known exploits, such as Log4Shell, reach the back end',
  hint: 'add `known-bad-inputs` to `waf.managed`',
  check: forApi(({ model, plan }) => {
    if (!plan.waf) return undefined;
    const { managed } = plan.waf.settings;
    if (managed.includes('known-bad-inputs')) return [];
    return [
      {
        at: model.annotations.root.at.child('waf', 'managed'),
        message: `the web ACL has ${managed.length > 0 ? managed.join(', ') : 'no managed groups'}, but not known-bad-inputs`,
      },
    ];
  }),
});
