// OWASP API Security Top 10, edition 2023: https://owasp.org/API-Security/editions/2023/en/0x11-t10/

import type { Control } from './control.js';

export const owaspApi2023: readonly Control[] = [
  {
    id: 'API1',
    title: 'Broken object level authorization',
    reach: 'partly',
    outside: 'whether a caller may see the object it names: the back end decides that',
  },
  {
    id: 'API2',
    title: 'Broken authentication',
    reach: 'partly',
    outside: 'how the identity provider registers users and protects their passwords',
  },
  {
    id: 'API3',
    title: 'Broken object property level authorization',
    reach: 'partly',
    outside: 'which properties of an object a caller may read or write',
  },
  {
    id: 'API4',
    title: 'Unrestricted resource consumption',
    reach: 'partly',
    outside: 'memory, time and spending behind the gateway',
  },
  {
    id: 'API5',
    title: 'Broken function level authorization',
    reach: 'partly',
    outside: 'roles that are not scopes of a token',
  },
  {
    id: 'API6',
    title: 'Unrestricted access to sensitive business flows',
    reach: 'partly',
    outside: 'which flows hurt the business when they are automated',
  },
  {
    id: 'API7',
    title: 'Server side request forgery',
    reach: 'partly',
    outside: 'which addresses the back end fetches',
  },
  { id: 'API8', title: 'Security misconfiguration', reach: 'gateway' },
  {
    id: 'API9',
    title: 'Improper inventory management',
    reach: 'partly',
    outside: 'APIs that have no specification here',
  },
  {
    id: 'API10',
    title: 'Unsafe consumption of APIs',
    reach: 'outside',
    outside: 'what the back end believes of the APIs it calls',
  },
];
