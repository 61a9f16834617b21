// The web ACL is the only place that can turn attacks away before they count against the throttle.

import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';

export const stageHasWebAcl = defineRule({
  id: 'stage-has-web-acl',
  title: 'the stage is protected by a web ACL',
  group: 'waf',
  severity: 'error',
  aliases: [
    'CKV2_AWS_29',
    'a186e82c',
    'AwsSolutions-APIG3',
    'APIGateway.4',
    'api-gw-associated-with-waf',
  ],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API8' }],
  risk: 'known exploits, injection and floods reach the API unfiltered',
  hint: 'remove `waf: false`',
  check: forApi(({ model, plan }) =>
    plan.waf
      ? []
      : [{ at: model.annotations.root.at.child('waf'), message: 'the API has no web ACL' }],
  ),
});
