// A name that points to an address nobody holds any more is an address somebody else can get.

import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';
import { asList, isUnknown } from '../../terraform/index.js';

export const dnsRecordHasTarget = defineRule({
  id: 'dns-record-has-target',
  title: 'DNS records point to resources, not to written addresses and names',
  group: 'hygiene',
  severity: 'warning',
  level: 'strict',
  aliases: ['CKV2_AWS_23'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API9' }],
  risk: 'the record outlives what it points to, and whoever gets the address next receives its traffic',
  hint: 'use an `alias` block, or refer to the resource: `records = [aws_eip.api.public_ip]`',
  check: forResources('aws_route53_record', (record) => {
    const type = record.get('type');
    if (isUnknown(type) || !['A', 'AAAA'].includes(String(type))) return undefined;
    const alias = record.get('alias', 'name');
    if (typeof alias === 'string' && record.references('alias').length === 0)
      return [
        {
          at: record.at('alias'),
          message: `${type} record is an alias of the written name \`${alias}\``,
        },
      ];
    return asList(record.get('records')).some(
      (one) => !isUnknown(one) && isPublicAddress(String(one)),
    )
      ? [{ at: record.at('records'), message: `${type} record points to a written address` }]
      : [];
  }),
});

/** Addresses of private networks (RFC 1918) cannot be taken over from outside. */
function isPublicAddress(address: string): boolean {
  return !/^(10\.|127\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd])/i.test(address);
}
