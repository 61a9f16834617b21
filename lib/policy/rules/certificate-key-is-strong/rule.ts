// RSA keys under 2048 bits are disallowed by NIST SP 800-131A rev. 2, table 2.

import { certificatesOf, WITH_CERTIFICATE } from '../../certificates.js';
import { defineRule } from '../../rule.js';
import { forResources, requires, together } from '../../rule-kinds.js';

const FEWEST_BITS = 2048;

export const certificateKeyIsStrong = defineRule({
  id: 'certificate-key-is-strong',
  title: 'keys of certificates are long enough',
  group: 'transport',
  severity: 'error',
  aliases: ['874d68a3', 'acm_certificates_with_secure_key_algorithms', 'ACM.2'],
  standards: [
    { standard: 'PCI DSS 4.0', requirement: '4.2.1' },
    { standard: 'CWE', requirement: '326' },
  ],
  risk: 'whoever factors the key can pass for the API and read its traffic',
  hint: 'use RSA with 2048 bits or more, or an elliptic curve: `key_algorithm = "EC_prime256v1"`',
  check: together(
    forResources(WITH_CERTIFICATE, (resource) => {
      if (resource.get('key_algorithm') === 'RSA_1024') {
        const message = `the key of \`${resource.address}\` has 1024 bits`;
        return [{ at: resource.at('key_algorithm'), message }];
      }
      const certificates = certificatesOf(resource);
      if (certificates.length === 0) return undefined;
      return certificates
        .map(({ certificate, at }) => ({
          bits: certificate.publicKey.asymmetricKeyDetails?.modulusLength,
          at,
        }))
        .filter(({ bits }) => bits !== undefined && bits < FEWEST_BITS)
        .map(({ bits, at }) => ({
          at,
          message: `the key of \`${resource.address}\` has ${bits} bits`,
        }));
    }),
    forResources('tls_private_key', (key) => {
      if (key.get('algorithm') !== 'RSA') return undefined;
      return requires(
        key,
        'rsa_bits',
        (bits) => bits === undefined || Number(bits) >= FEWEST_BITS,
        `the key \`${key.address}\` has ${key.get('rsa_bits')} bits`,
      );
    }),
  ),
});
