// Certificates that stand in the configuration as text.

import { X509Certificate } from 'node:crypto';
import type { Location } from '../source/index.js';
import type { TerraformResource } from './terraform/index.js';

/** Resource types with `certificate_body`. */
export const WITH_CERTIFICATE = [
  'aws_acm_certificate',
  'aws_iam_server_certificate',
  'aws_api_gateway_domain_name',
] as const;

export interface WrittenCertificate {
  readonly certificate: X509Certificate;
  readonly at: Location;
}

/** None where the text is not known, or is no certificate: AWS refuses that one. */
export function certificatesOf(resource: TerraformResource): WrittenCertificate[] {
  const text = resource.get('certificate_body');
  if (typeof text !== 'string') return [];
  try {
    return [{ certificate: new X509Certificate(text), at: resource.at('certificate_body') }];
  } catch {
    return [];
  }
}
