// A stage that was added by hand needs the web ACL as much as the one we make.

import { defineRule } from '../../rule.js';
import { forResources, undecided } from '../../rule-kinds.js';

const ASSOCIATIONS = ['aws_wafv2_web_acl_association', 'aws_wafregional_web_acl_association'];

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
  check: (subject, options) => {
    // Where the specification turns the web ACL off, stage-has-web-acl reports that, at its line.
    if (subject.plan && !subject.plan.waf) return undefined;
    return forResources('aws_api_gateway_stage', (stage, graph) => {
      const { found, unsure } = graph.linked(stage, ASSOCIATIONS, 'resource_arn');
      if (found.length > 0) return [];
      if (unsure) return [undecided(stage.at(), 'resource_arn')];
      return [
        { at: stage.at(), message: `stage \`${stage.address}\` is associated with no web ACL` },
      ];
    })(subject, options);
  },
});
