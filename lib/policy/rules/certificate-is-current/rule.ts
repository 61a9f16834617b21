// An expired certificate takes the API down for every client that checks it.

import * as z from 'zod';
import { certificatesOf, WITH_CERTIFICATE } from '../../certificates.js';
import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';

const DAY = 86_400_000;

const options = z.strictObject({
  days: z.int().min(0).default(30).describe('Days that a certificate must still be good for'),
});

export const certificateIsCurrent = defineRule({
  id: 'certificate-is-current',
  title: 'certificates have not expired, and will not soon',
  group: 'transport',
  severity: 'error',
  aliases: [
    'c3831315',
    'acm_certificates_expiration_check',
    'acm-certificate-expiration-check',
    'ACM.1',
  ],
  standards: [
    { standard: 'PCI DSS 4.0', requirement: '4.2.1' },
    { standard: 'HIPAA', requirement: '164.312(e)(1)' },
    { standard: 'GDPR', requirement: 'Art. 32' },
    { standard: 'NIST 800-53r5', requirement: 'SC-7(12)' },
  ],
  risk: 'clients refuse the certificate, and the API is down',
  hint: 'import the renewed certificate, or let ACM issue and renew one',
  options,
  check: forResources(WITH_CERTIFICATE, (resource, _, { days }) => {
    const certificates = certificatesOf(resource);
    if (certificates.length === 0) return undefined;
    const now = Date.now();
    return certificates
      .map(({ certificate, at }) => ({ until: new Date(certificate.validTo), at }))
      .filter(({ until }) => until.getTime() < now + days * DAY)
      .map(({ until, at }) => ({
        at,
        message: `the certificate of \`${resource.address}\` ${until.getTime() < now ? 'expired' : 'expires'} on ${until.toISOString().slice(0, 10)}`,
      }));
  }),
});
