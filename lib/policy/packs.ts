// Packs: named selections of rules, derived from the rules' own metadata so that no list is kept twice.

import type { Rule, StandardReference } from './rule.js';

export interface Pack {
  readonly name: string;
  readonly summary: string;
  readonly includes: (rule: Rule) => boolean;
}

const standard = (name: string, title: StandardReference['standard']): Pack => ({
  name,
  summary: `rules that serve ${title}`,
  includes: (rule) => rule.standards.some((one) => one.standard === title),
});

export const packs: readonly Pack[] = [
  { name: 'all', summary: 'every rule', includes: () => true },
  {
    name: 'essential',
    summary: 'rules of severity error',
    includes: ({ severity }) => severity === 'error',
  },
  standard('owasp-api', 'OWASP API 2023'),
  standard('pci-dss', 'PCI DSS 4.0'),
  standard('hipaa', 'HIPAA'),
  standard('gdpr', 'GDPR'),
  standard('nist-800-53', 'NIST 800-53r5'),
];
