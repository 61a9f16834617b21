// Regulation (EU) 2016/679, the articles that a gateway touches: https://eur-lex.europa.eu/eli/reg/2016/679/oj

import type { Control } from './control.js';

export const gdpr: readonly Control[] = [
  {
    id: 'Art. 5',
    title: 'Principles: minimisation, storage limitation, integrity and confidentiality',
    reach: 'partly',
    outside: 'lawfulness and purpose; databases; here: what passes, is cached and is logged',
  },
  {
    id: 'Art. 6',
    title: 'Lawfulness of processing',
    reach: 'outside',
    outside: 'the legal ground of each processing',
  },
  {
    id: 'Art. 9',
    title: 'Special categories of personal data',
    reach: 'partly',
    outside: 'the legal ground; here: who may call operations that carry health data',
  },
  {
    id: 'Art. 15',
    title: 'Rights of the data subject',
    reach: 'outside',
    outside: 'access, correction and erasure in the applications (Art. 15 to 22)',
  },
  {
    id: 'Art. 25',
    title: 'Data protection by design and by default',
    reach: 'partly',
    outside: 'the applications behind the gateway',
  },
  {
    id: 'Art. 28',
    title: 'Processors',
    reach: 'outside',
    outside: 'the contract with AWS and with others',
  },
  {
    id: 'Art. 30',
    title: 'Records of processing activities',
    reach: 'partly',
    outside: 'purposes and recipients; here: which operations carry which classes of data',
  },
  {
    id: 'Art. 32',
    title: 'Security of processing',
    reach: 'partly',
    outside: 'systems behind the gateway',
  },
  {
    id: 'Art. 33',
    title: 'Notification of a breach',
    reach: 'partly',
    outside: 'the notification; here: logs and alarms that show the breach',
  },
];
