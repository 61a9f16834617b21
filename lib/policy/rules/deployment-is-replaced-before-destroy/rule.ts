// API Gateway refuses to delete a deployment that a stage points to.

import { defineRule } from '../../rule.js';
import { forConfiguredResources, isTrue, requires } from '../../rule-kinds.js';

export const deploymentIsReplacedBeforeDestroy = defineRule({
  id: 'deployment-is-replaced-before-destroy',
  title: 'deployments are created before the old one is destroyed',
  group: 'resilience',
  severity: 'warning',
  aliases: ['CKV_AWS_217'],
  standards: [],
  risk: 'a redeployment fails half-way: active stages still point to the old deployment',
  hint: 'set `lifecycle { create_before_destroy = true }`',
  check: forConfiguredResources('aws_api_gateway_deployment', (deployment) =>
    requires(
      deployment,
      ['lifecycle', 'create_before_destroy'],
      isTrue,
      `deployment \`${deployment.address}\` is destroyed before the new one exists`,
    ),
  ),
});
