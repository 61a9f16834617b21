// The key of a wildcard certificate speaks for every name below the domain.

import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';
import { asList } from '../../terraform/index.js';

export const certificateNamesNoWildcard = defineRule({
  id: 'certificate-names-no-wildcard',
  title: 'certificates name the hosts they are for',
  group: 'transport',
  severity: 'info',
  level: 'strict',
  aliases: ['CKV2_AWS_71', 'AC_AWS_0001'],
  standards: [],
  risk: 'a leaked key can pass for every host below the domain',
  hint: 'list the hosts in `domain_name` and `subject_alternative_names`',
  check: forResources('aws_acm_certificate', (certificate) => {
    const names = ['domain_name', 'subject_alternative_names'].flatMap((argument) =>
      asList(certificate.get(argument)).map((name) => ({ name, at: certificate.at(argument) })),
    );
    if (names.length === 0) return undefined;
    return names
      .filter(({ name }) => typeof name === 'string' && name.includes('*'))
      .map(({ name, at }) => ({
        at,
        message: `certificate \`${certificate.address}\` is for \`${name}\``,
      }));
  }),
});
