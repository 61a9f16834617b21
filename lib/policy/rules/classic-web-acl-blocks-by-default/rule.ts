// What no rule knows is let in, or not.

import { defineRule } from '../../rule.js';
import { forResources, requires } from '../../rule-kinds.js';
import { CLASSIC_WEB_ACLS } from '../../terraform/index.js';

export const classicWebAclBlocksByDefault = defineRule({
  id: 'classic-web-acl-blocks-by-default',
  title: 'classic web ACLs block what no rule allows',
  group: 'waf',
  severity: 'info',
  level: 'strict',
  aliases: ['WAF_WEB_ACL_DEFAULT_ACTION_RULE', 'F665'],
  standards: [],
  risk: 'attacks that no rule knows are let in',
  hint: 'set `default_action { type = "BLOCK" }`, and allow what is wanted by rules',
  check: forResources(CLASSIC_WEB_ACLS, (acl) =>
    requires(
      acl,
      ['default_action', 'type'],
      (type) => type !== 'ALLOW',
      `web ACL \`${acl.address}\` allows what no rule matches`,
    ),
  ),
});
