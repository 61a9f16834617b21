// The web ACL is the only place that can turn attacks away before they count against the throttle.

import * as z from 'zod';
import { isAccompanied } from '../../companions.js';
import { defineRule } from '../../rule.js';
import { forApi, forResources, together } from '../../rule-kinds.js';
import {
  asList,
  namingStage,
  REST_STAGE,
  type TerraformGraph,
  type TerraformResource,
} from '../../terraform/index.js';

const ASSOCIATIONS = ['aws_wafv2_web_acl_association', 'aws_wafregional_web_acl_association'];

const options = z.strictObject({
  private: z.boolean().default(false).describe('Whether private APIs need one too'),
});

export const stageHasWebAcl = defineRule({
  id: 'stage-has-web-acl',
  title: 'the stage is protected by a web ACL',
  group: 'waf',
  severity: 'error',
  aliases: [
    'CKV2_AWS_29',
    'a186e82c',
    'AwsSolutions-APIG3',
    'NIST.800.53.R5-APIGWAssociatedWithWAF',
    'PCI.DSS.321-APIGWAssociatedWithWAF',
    'APIGateway.4',
    'api-gw-associated-with-waf',
    'apigateway_restapi_waf_acl_attached',
  ],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API8' },
    { standard: 'PCI DSS 4.0', requirement: '6.4.2' },
    { standard: 'NIST 800-53r5', requirement: 'AC-4(21)' },
  ],
  risk: 'known exploits, injection and floods reach the API unfiltered',
  hint: 'remove `waf: false`; in Terraform, add an `aws_wafv2_web_acl_association` with the ARN of the stage',
  options,
  check: together(
    forApi(({ model, plan }, options) => {
      if (plan.waf) return [];
      if (plan.endpoint.type === 'private' && !options.private) return undefined;
      return [{ at: model.annotations.root.at.child('waf'), message: 'the API has no web ACL' }];
    }),
    forResources(REST_STAGE, (stage, graph, options) => {
      // The specification says it, at its own line.
      if (stage.generated || (isPrivate(stage, graph) && !options.private)) return undefined;
      return isAccompanied(
        stage,
        namingStage(stage, graph, ASSOCIATIONS, 'resource_arn'),
        'resource_arn',
        `stage \`${stage.address}\` is associated with no web ACL`,
      );
    }),
  ),
});

function isPrivate(stage: TerraformResource, graph: TerraformGraph): boolean {
  return graph
    .targets(stage, 'rest_api_id')
    .some((api) => asList(api.get('endpoint_configuration', 'types')).includes('PRIVATE'));
}
