// Packs: named selections of rules, derived from the rules' own metadata so that no list is kept twice.

import type { Regime } from '../../annotations/index.js';
import type { Rule, StandardReference } from '../rule.js';
import type { Control } from './control.js';
import { gdpr } from './gdpr.js';
import { hipaa } from './hipaa.js';
import { nist80053 } from './nist-800-53.js';
import { owaspApi2023 } from './owasp-api-2023.js';
import { pciDss4 } from './pci-dss-4.js';

export { type Control, isCoveredBy } from './control.js';

export interface Pack {
  readonly name: string;
  readonly summary: string;
  readonly includes: (rule: Rule) => boolean;
  /** The standard it serves. */
  readonly standard?: StandardReference['standard'];
  /** The standard's controls that concern an API, those out of a gateway's reach included. @default none */
  readonly controls: readonly Control[];
  /** What `x-gateway: { compliance }` calls it: an API that names it gets its rules too. */
  readonly regime?: Regime;
}

const standard = (
  name: string,
  title: StandardReference['standard'],
  regime: Regime,
  controls: readonly Control[],
): Pack => ({
  name,
  summary: `rules that serve ${title}`,
  includes: (rule) => rule.standards.some((one) => one.standard === title),
  standard: title,
  regime,
  controls,
});

export const packs: readonly Pack[] = [
  {
    name: 'recommended',
    summary: 'what an experienced API team wants to know (the default)',
    includes: ({ level }) => level === 'recommended',
    controls: [],
  },
  { name: 'strict', summary: 'every rule', includes: () => true, controls: [] },
  standard('owasp-api-2023', 'OWASP API 2023', 'owasp-api', owaspApi2023),
  standard('pci-dss-4', 'PCI DSS 4.0', 'pci-dss', pciDss4),
  standard('hipaa', 'HIPAA', 'hipaa', hipaa),
  standard('gdpr', 'GDPR', 'gdpr', gdpr),
  standard('nist-800-53', 'NIST 800-53r5', 'nist-800-53', nist80053),
];
