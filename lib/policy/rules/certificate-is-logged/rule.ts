// Browsers refuse certificates that are in no transparency log.

import { defineRule } from '../../rule.js';
import { forResources, requires } from '../../rule-kinds.js';

const PREFERENCE = ['options', 'certificate_transparency_logging_preference'];

export const certificateIsLogged = defineRule({
  id: 'certificate-is-logged',
  title: 'certificates are in the transparency logs',
  group: 'transport',
  severity: 'warning',
  aliases: ['CKV_AWS_234', 'acm_certificates_transparency_logs_enabled'],
  standards: [],
  risk: 'browsers refuse the certificate, and certificates issued by mistake are noticed by nobody',
  hint: 'remove `certificate_transparency_logging_preference`',
  check: forResources('aws_acm_certificate', (certificate) =>
    requires(
      certificate,
      PREFERENCE,
      (preference) => preference === undefined || preference === 'ENABLED',
      `certificate \`${certificate.address}\` is kept out of the transparency logs`,
    ),
  ),
});
