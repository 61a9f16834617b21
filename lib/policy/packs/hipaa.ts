// The HIPAA Security Rule, 45 CFR Part 164 Subpart C: https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164/subpart-C

import type { Control } from './control.js';

export const hipaa: readonly Control[] = [
  {
    id: '164.308(a)(1)',
    title: 'Security management process',
    reach: 'partly',
    outside: 'risk analysis and sanctions; here: records of activity',
  },
  {
    id: '164.308(a)(3)',
    title: 'Workforce security',
    reach: 'partly',
    outside: 'who is hired, cleared and dismissed; here: which principals may call',
  },
  {
    id: '164.308(a)(4)',
    title: 'Information access management',
    reach: 'partly',
    outside: 'how access is granted to people',
  },
  {
    id: '164.308(a)(5)',
    title: 'Security awareness and training',
    reach: 'outside',
    outside: 'the organisation',
  },
  {
    id: '164.308(a)(6)',
    title: 'Security incident procedures',
    reach: 'partly',
    outside: 'response; here: logs and alarms that show an incident',
  },
  {
    id: '164.308(a)(7)',
    title: 'Contingency plan',
    reach: 'partly',
    outside: 'backups and recovery of the back end',
  },
  {
    id: '164.310',
    title: 'Physical safeguards',
    reach: 'outside',
    outside: 'AWS and your offices',
  },
  {
    id: '164.312(a)(1)',
    title: 'Access control',
    reach: 'partly',
    outside: 'access behind the gateway',
  },
  {
    id: '164.312(a)(2)',
    title: 'Access control: identification, emergency access, logoff, encryption',
    reach: 'partly',
    outside: 'sessions of applications; databases',
  },
  { id: '164.312(b)', title: 'Audit controls', reach: 'partly', outside: 'logs of the back end' },
  {
    id: '164.312(c)',
    title: 'Integrity',
    reach: 'partly',
    outside: 'records in databases',
  },
  {
    id: '164.312(d)',
    title: 'Person or entity authentication',
    reach: 'partly',
    outside: 'the identity provider',
  },
  { id: '164.312(e)', title: 'Transmission security', reach: 'gateway' },
  {
    id: '164.314',
    title: 'Organizational requirements',
    reach: 'outside',
    outside: 'business associate contracts, the one with AWS among them',
  },
  {
    id: '164.316',
    title: 'Policies, procedures and documentation',
    reach: 'outside',
    outside: 'the organisation',
  },
];
