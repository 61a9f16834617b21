// Every message about what stands behind an operation.

import { defineCatalogue, message } from '../../diagnostics/index.js';

export const integrationMessages = defineCatalogue({
  'PLAN-260': message<{ operation: string }>({
    severity: 'error',
    message: ({ operation }) => `${operation} names no back end`,
    hint: () =>
      'pass `--backend URL`, or write `x-gateway: { backend: … }` at the operation or at the root',
  }),
  'PLAN-261': message<{ url: string }>({
    severity: 'error',
    message: ({ url }) => `the back end address "${url}" is not an http or https URL`,
    hint: ({ url }) => `write https://${url.replace(/^[a-z0-9+.-]*:?\/*/i, '') || 'host'}`,
  }),
  'PLAN-262': message<{ url: string; part: string }>({
    severity: 'error',
    message: ({ url, part }) =>
      `the back end address "${url}" has a ${part}; the path of the operation is appended to it`,
    hint: ({ part }) => `remove the ${part}`,
  }),
  'PLAN-263': message<{ seconds: number }>({
    severity: 'error',
    message: ({ seconds }) =>
      `a timeout of ${seconds} s is more than the 29 s that an edge-optimised API waits for a back end`,
    hint: () => 'use 29s or less, or a regional endpoint',
  }),
  'PLAN-264': message<{ seconds: number }>({
    severity: 'warning',
    message: ({ seconds }) =>
      `a timeout of ${seconds} s is refused unless the account's integration timeout quota was raised above 29 s`,
    hint: () => 'use 29s or less, or have the quota raised before deploying',
  }),
  'PLAN-265': message<{ seconds: number }>({
    severity: 'error',
    message: ({ seconds }) =>
      `a timeout of ${seconds} s is below the 50 ms that API Gateway waits at least`,
    hint: () => 'use 50ms or more',
  }),
  'PLAN-266': message<{ version: string }>({
    severity: 'error',
    message: ({ version }) => `a ${version} VPC link needs the ARN of the load balancer behind it`,
    hint: () => 'write `target:` with the ARN of the load balancer',
  }),
  'PLAN-267': message<{ key: string; operation: string; declared: string }>({
    severity: 'error',
    message: ({ key, operation }) => `the cache key "${key}" is not a parameter of ${operation}`,
    hint: ({ declared, key }) =>
      declared === ''
        ? `declare the parameter, or remove ${key} from the key`
        : `use one of ${declared}, or declare the parameter`,
  }),
  'PLAN-268': message<{ names: string; operation: string }>({
    severity: 'info',
    message: ({ names, operation }) =>
      `${names} is added to the cache key of ${operation}: without it every value would get the same answer`,
    hint: ({ names }) => `write ${names} in \`cache.key\``,
  }),
  'PLAN-269': message<{ functionArn: string; count: number; limit: number }>({
    severity: 'warning',
    message: ({ functionArn, count, limit }) =>
      `${count} operations call ${functionArn}; a function's policy has room for about ${limit} permissions, so one permission covers all of this API`,
    hint: () => 'spread the operations over several functions to keep permissions narrow',
  }),
  'PLAN-270': message<{ status: number }>({
    severity: 'error',
    message: ({ status }) => `the mock status ${status} is not a status code from 100 to 599`,
    hint: () => 'use for example 200 or 501',
  }),
  'PLAN-271': message<{ operation: string; url: string }>({
    severity: 'error',
    message: ({ operation, url }) =>
      `the back end address "${url}" of ${operation} has a variable that its path does not have`,
    hint: () => 'use only variables of the path in the address',
  }),
  'PLAN-272': message<{ basePath: string; example: string }>({
    severity: 'info',
    message: ({ basePath, example }) =>
      `the base path ${basePath} of \`servers\` is not part of the served paths, nor of requests to the back end: ${example}`,
    hint: ({ basePath }) =>
      `append ${basePath} to the address of the back end if it expects it there`,
  }),
  'PLAN-273': message<{ origin: string }>({
    severity: 'info',
    message: ({ origin }) =>
      `preflight requests are answered for ${origin}, but API Gateway passes a proxied back end's answers on as they are`,
    hint: () => 'send Access-Control-Allow-Origin from the back end as well',
  }),
  'PLAN-274': message<{ source: string; operation: string; declared: string }>({
    severity: 'error',
    message: ({ source, operation }) =>
      `the back end of ${operation} gets ${source}, which is none of the operation's parameters`,
    hint: ({ declared }) =>
      declared === ''
        ? 'declare the parameter'
        : `map one of ${declared}, or declare the parameter`,
  }),
  'PLAN-275': message<{ what: string }>({
    severity: 'warning',
    message: ({ what }) =>
      `a stage variable chooses the function of ${what}, and API Gateway gets no permission to invoke it`,
    hint: () =>
      'name the function, or its role in the credentials, or add an aws_lambda_permission for each that it may be',
  }),
});
