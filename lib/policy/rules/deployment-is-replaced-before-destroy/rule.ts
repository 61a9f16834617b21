// API Gateway refuses to delete a deployment that a stage points to.

import { defineRule, forResources } from '../../rule.js';
import { block } from '../../terraform-config.js';
import { mayBeTrue } from '../../terraform-values.js';

export const deploymentIsReplacedBeforeDestroy = defineRule({
  id: 'deployment-is-replaced-before-destroy',
  title: 'deployments are created before the old one is destroyed',
  group: 'resilience',
  severity: 'warning',
  aliases: ['CKV_AWS_217'],
  standards: [],
  risk: 'a redeployment fails half-way: active stages still point to the old deployment',
  hint: 'set `lifecycle { create_before_destroy = true }`',
  check: (subject) => {
    // A plan has no lifecycle arguments: only configuration can be judged.
    const judged = subject.terraform?.resources.some(
      ({ values }) => 'triggers' in values || 'lifecycle' in values || 'rest_api_id' in values,
    );
    if (!judged) return undefined;
    return forResources('aws_api_gateway_deployment', ({ address, values, at }) => {
      const planned =
        'execution_arn' in values || 'invoke_url' in values || 'created_date' in values;
      return planned || mayBeTrue(block(values, 'lifecycle')?.['create_before_destroy'])
        ? []
        : [
            {
              at: at(),
              message: `deployment \`${address}\` is destroyed before the new one exists`,
            },
          ];
    })(subject);
  },
});
