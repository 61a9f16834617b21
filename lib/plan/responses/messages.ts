// Every message about media types, method responses and their headers.

import { defineCatalogue, message } from '../../diagnostics/index.js';

export const responseMessages = defineCatalogue({
  'PLAN-240': message<{ status: string; becomes: string }>({
    severity: 'info',
    message: ({ status, becomes }) =>
      `the response "${status}" becomes ${becomes}: API Gateway knows single status codes only`,
    hint: ({ becomes }) => `declare ${becomes} itself`,
  }),
  'PLAN-241': message<{ status: string; present: string }>({
    severity: 'info',
    message: ({ status, present }) =>
      `the response "${status}" is left out: ${present} is declared and takes its place`,
  }),
  'PLAN-242': message<{ status: string }>({
    severity: 'warning',
    message: ({ status }) =>
      `the response "${status}" is left out: a status code has three digits and starts with 1 to 5`,
    hint: () => 'use a status code from 100 to 599',
  }),
  'PLAN-243': message<{ header: string; becomes: string }>({
    severity: 'warning',
    message: ({ header, becomes }) =>
      `API Gateway renames the response header ${header} of a back end to ${becomes}`,
    hint: () => "use another header, or tell the API's users about the new name",
  }),
  'PLAN-244': message<{ header: string }>({
    severity: 'warning',
    message: ({ header }) =>
      `API Gateway drops or replaces the response header ${header} of a back end`,
    hint: ({ header }) => `remove ${header} from the response, or send its value in another header`,
  }),
  'PLAN-245': message<{ header: string }>({
    severity: 'warning',
    message: ({ header }) =>
      `the response header "${header}" is not declared: API Gateway takes only letters, digits and : . _ $ - in names`,
    hint: () => 'rename the header; a proxied back end can send it all the same',
  }),
  'PLAN-246': message<{ type: string }>({
    severity: 'warning',
    message: ({ type }) =>
      `bodies of type ${type} are not validated: API Gateway validates JSON only`,
    hint: () => 'validate them in the back end, or accept application/json only',
  }),
  'PLAN-247': message<{ type: string }>({
    severity: 'info',
    message: ({ type }) =>
      `the media type ${type} is validated as application/json: API Gateway has no wildcards for bodies`,
    hint: () => 'name the media type: application/json',
  }),
  'PLAN-248': message<{ type: string; first: string }>({
    severity: 'info',
    message: ({ type, first }) =>
      `${type} is the same media type as ${first} to API Gateway; the schema of ${first} is used`,
    hint: () => 'keep one of the two',
  }),
  'PLAN-249': message<{ types: string; count: number }>({
    severity: 'info',
    message: ({ types, count }) =>
      `${count} response bodies have no model because they are not JSON (${types}); they are passed on unchanged`,
  }),
});
