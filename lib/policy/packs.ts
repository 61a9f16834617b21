// Packs: named selections of rules, derived from the rules' own metadata so that no list is kept twice.

import type { Regime } from '../annotations/index.js';
import type { Rule, StandardReference } from './rule.js';

export interface Pack {
  readonly name: string;
  readonly summary: string;
  readonly includes: (rule: Rule) => boolean;
  /** The standard it serves. */
  readonly standard?: StandardReference['standard'];
  /** What `x-gateway: { compliance }` calls it: an API that names it gets its rules too. */
  readonly regime?: Regime;
}

const standard = (name: string, title: StandardReference['standard'], regime: Regime): Pack => ({
  name,
  summary: `rules that serve ${title}`,
  includes: (rule) => rule.standards.some((one) => one.standard === title),
  standard: title,
  regime,
});

export const packs: readonly Pack[] = [
  {
    name: 'recommended',
    summary: 'what an experienced API team wants to know (the default)',
    includes: ({ level }) => level === 'recommended',
  },
  { name: 'strict', summary: 'every rule', includes: () => true },
  standard('owasp-api-2023', 'OWASP API 2023', 'owasp-api'),
  standard('pci-dss-4', 'PCI DSS 4.0', 'pci-dss'),
  standard('hipaa', 'HIPAA', 'hipaa'),
  standard('gdpr', 'GDPR', 'gdpr'),
  standard('nist-800-53', 'NIST 800-53r5', 'nist-800-53'),
];
