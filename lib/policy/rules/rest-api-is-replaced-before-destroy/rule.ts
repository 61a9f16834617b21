// Few changes replace a REST API; one that does should not take it down.

import { defineRule } from '../../rule.js';
import { forConfiguredResources, isTrue, requires } from '../../rule-kinds.js';

export const restApiIsReplacedBeforeDestroy = defineRule({
  id: 'rest-api-is-replaced-before-destroy',
  title: 'REST APIs are created before the old one is destroyed',
  group: 'resilience',
  severity: 'info',
  level: 'strict',
  aliases: ['CKV_AWS_237'],
  standards: [],
  risk: 'the API is down between the two',
  hint: 'set `lifecycle { create_before_destroy = true }`',
  check: forConfiguredResources('aws_api_gateway_rest_api', (resource) =>
    requires(
      resource,
      ['lifecycle', 'create_before_destroy'],
      isTrue,
      `API \`${resource.address}\` is destroyed before the new one exists`,
    ),
  ),
});
