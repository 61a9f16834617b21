// Without its log nobody can say whom a web ACL blocked, and whether rightly so.

import { isAccompanied } from '../../companions.js';
import { defineRule } from '../../rule.js';
import { forResources, together } from '../../rule-kinds.js';
import { CLASSIC_WEB_ACLS, isSet, WEB_ACL } from '../../terraform/index.js';

const LOGGING = 'aws_wafv2_web_acl_logging_configuration';

export const webAclIsLogged = defineRule({
  id: 'web-acl-is-logged',
  title: 'web ACLs write a log',
  group: 'waf',
  severity: 'warning',
  aliases: [
    'CKV2_AWS_31',
    'CKV_AWS_176',
    'HIPAA.Security-WAFv2LoggingEnabled',
    'NIST.800.53.R5-WAFv2LoggingEnabled',
    'PCI.DSS.321-WAFv2LoggingEnabled',
    'WAF.11',
    'WAF.1',
    'wafv2-logging-enabled',
    'wafv2_logging_enabled',
    'wafv2_webacl_logging_enabled',
  ],
  standards: [
    { standard: 'HIPAA', requirement: '164.312(b)' },
    { standard: 'PCI DSS 4.0', requirement: '10.2.1' },
    { standard: 'NIST 800-53r5', requirement: 'AU-12' },
  ],
  risk: 'attacks leave no trace, and a rule that blocks customers is not noticed',
  hint: `add an \`${LOGGING}\` with the ARN of the web ACL`,
  check: together(
    forResources(WEB_ACL, (acl, graph) =>
      isAccompanied(
        acl,
        graph.linked(acl, LOGGING, 'resource_arn'),
        LOGGING,
        `web ACL \`${acl.address}\` writes no log`,
      ),
    ),
    forResources(CLASSIC_WEB_ACLS, (acl) =>
      isSet(acl.get('logging_configuration', 'log_destination'))
        ? []
        : [{ at: acl.at(), message: `web ACL \`${acl.address}\` writes no log` }],
    ),
  ),
});
