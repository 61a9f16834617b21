// A stage that was added by hand needs the web ACL as much as the one we make.

import { defineRule, forConfiguredResources } from '../../rule.js';
import { refersTo } from '../../terraform-values.js';

export const stageHasWebAclAssociation = defineRule({
  id: 'stage-has-web-acl-association',
  title: 'every stage in Terraform is associated with a web ACL',
  group: 'waf',
  severity: 'error',
  aliases: [
    'CKV2_AWS_29',
    'NIST.800.53.R5-APIGWAssociatedWithWAF',
    'PCI.DSS.321-APIGWAssociatedWithWAF',
  ],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API8' }],
  risk: 'known exploits, injection and floods reach the stage unfiltered',
  hint: 'add an `aws_wafv2_web_acl_association` with the ARN of the stage',
  check: (subject) => {
    // Where the specification turns the web ACL off, stage-has-web-acl reports that, at its line.
    if (subject.plan && !subject.plan.waf) return undefined;
    return forConfiguredResources('aws_api_gateway_stage', (stage, { resources }) => {
      const associations = resources.filter(({ type }) =>
        /^aws_waf(v2|regional)_web_acl_association$/.test(type),
      );
      const covered = associations.some(({ values }) => refersTo(values['resource_arn'], stage));
      return covered
        ? []
        : [{ at: stage.at(), message: `stage \`${stage.address}\` is associated with no web ACL` }];
    })(subject);
  },
});
