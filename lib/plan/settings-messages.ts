// What planning the settings of a stage has to say.

import { defineCatalogue, message } from '../diagnostics/index.js';

export const settingsMessages = defineCatalogue({
  'PLAN-450': message<{ plan: string; operation: string; near?: string | undefined }>({
    severity: 'error',
    message: ({ plan, operation }) =>
      `usage plan \`${plan}\` limits the operation \`${operation}\`, which does not exist`,
    hint: ({ near }) =>
      near ? `did you mean \`${near}\`?` : 'name an operationId, or write it as `GET /orders/{id}`',
  }),
  'PLAN-451': message<{ plan: string; count: number }>({
    severity: 'error',
    message: ({ plan, count }) =>
      `usage plan \`${plan}\` limits ${count} operations; API Gateway takes 20 for one stage`,
    hint: () => 'limit the rest with the throttle of the operations themselves',
  }),
  'PLAN-452': message<{ name: string; near?: string | undefined }>({
    severity: 'error',
    message: ({ name }) => `\`${name}\` is no data identifier`,
    hint: ({ near }) =>
      near
        ? `write \`${near}\``
        : 'write `email`, `credit-card` or an id of CloudWatch Logs data identifiers',
  }),
  'PLAN-453': message<{ capacity: number }>({
    severity: 'warning',
    message: ({ capacity }) =>
      `the web ACL needs ${capacity} capacity units; above 1,500 they cost extra`,
    hint: () => 'remove managed groups or per-operation rate limits that are not needed',
  }),
  'PLAN-454': message<{ capacity: number }>({
    severity: 'error',
    message: ({ capacity }) =>
      `the web ACL needs ${capacity} capacity units; AWS WAF takes at most 5,000`,
    hint: () => 'remove managed groups or per-operation rate limits',
  }),
  'PLAN-455': message<{ count: number }>({
    severity: 'error',
    message: ({ count }) =>
      `the web ACL has ${count} rate limits; AWS WAF takes ten in one web ACL`,
    hint: () =>
      'keep the rate limits of the most expensive operations; use `throttle` for the others',
  }),
  'PLAN-457': message<{ endpoint: string }>({
    severity: 'error',
    message: ({ endpoint }) =>
      `a custom domain is given for a ${endpoint} endpoint, which needs a private domain name`,
    hint: () => 'remove `domain`, or use a regional or edge endpoint',
  }),
  'PLAN-458': message<{ count: number }>({
    severity: 'warning',
    message: ({ count }) =>
      `${count} groups of operations accept different media types; the web ACL lets any of them through to each`,
    hint: () =>
      'use the same request media types for all operations, or validate the type in the back end',
  }),
  'PLAN-459': message<{ count: number }>({
    severity: 'warning',
    message: ({ count }) =>
      `without a web ACL nothing refuses other media types: a body that says it is text reaches ${count === 1 ? 'the back end' : `the back ends of ${count} operations`} unvalidated`,
    hint: () => 'remove `waf: false`, or check the Content-Type in the back end',
  }),
  'PLAN-460': message<{ key: string; plan: string; other: string }>({
    severity: 'error',
    message: ({ key, plan, other }) =>
      plan === other
        ? `API key \`${key}\` is named twice in usage plan \`${plan}\``
        : `API key \`${key}\` is in the usage plans \`${other}\` and \`${plan}\`; API Gateway takes it into one plan for each stage`,
    hint: ({ key, plan }) => `name another key, for example \`${key}-${plan}\``,
  }),
  'PLAN-461': message<{ operation: string; requests: number; seconds: number }>({
    severity: 'error',
    message: ({ operation, requests, seconds }) =>
      `\`${operation}\` is limited to ${requests} requests in ${seconds} seconds for each caller, which a web ACL does; \`waf: false\` at the root makes none`,
    hint: () => 'remove `waf: false` at the root, or use `throttle` for the operation',
  }),
});
