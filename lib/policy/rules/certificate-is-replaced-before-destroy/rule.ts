// ACM refuses to delete a certificate that is in use.

import { defineRule } from '../../rule.js';
import { forConfiguredResources, isTrue, requires } from '../../rule-kinds.js';

export const certificateIsReplacedBeforeDestroy = defineRule({
  id: 'certificate-is-replaced-before-destroy',
  title: 'certificates are created before the old one is destroyed',
  group: 'resilience',
  severity: 'warning',
  aliases: ['CKV_AWS_233'],
  standards: [],
  risk: 'the apply fails half-way, because a domain still uses the old certificate',
  hint: 'set `lifecycle { create_before_destroy = true }`',
  check: forConfiguredResources('aws_acm_certificate', (resource) =>
    requires(
      resource,
      ['lifecycle', 'create_before_destroy'],
      isTrue,
      `certificate \`${resource.address}\` is destroyed before the new one exists`,
    ),
  ),
});
