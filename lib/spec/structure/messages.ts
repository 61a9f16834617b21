// What is wrong with the structure of a document. Codes share the SPEC- range with reading it.

import { defineCatalogue, message } from '../../diagnostics/index.js';

export const structureMessages = defineCatalogue({
  'SPEC-050': message<{ what: string; found: string; expected: string }>({
    severity: 'error',
    message: ({ what, found, expected }) => `${what} is ${found}, but must be ${expected}`,
    hint: ({ expected }) => `write ${expected}`,
  }),
  'SPEC-051': message<{ what: string; key: string }>({
    severity: 'error',
    message: ({ what, key }) => `${what} has no \`${key}\``,
    hint: ({ key }) => `add \`${key}\``,
  }),
  'SPEC-052': message<{ what: string; key: string }>({
    severity: 'warning',
    message: ({ what, key }) => `${what} has no \`${key}\`, which OpenAPI asks for`,
    hint: ({ key }) => `add \`${key}\``,
  }),
  'SPEC-053': message<{ what: string; key: string; near: string }>({
    severity: 'warning',
    message: ({ what, key }) => `${what} has the unknown key \`${key}\``,
    hint: ({ near }) => `did you mean \`${near}\`?`,
  }),
  'SPEC-054': message<{ what: string; found: string; known: string; near?: string | undefined }>({
    severity: 'error',
    message: ({ what, found, known }) => `${what} is \`${found}\`; expected one of ${known}`,
    hint: ({ near, known }) => (near ? `did you mean \`${near}\`?` : `write one of ${known}`),
  }),
  'SPEC-055': message<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `the path \`${path}\` does not begin with a slash`,
    hint: ({ path }) => `write \`/${path}\``,
  }),
  'SPEC-056': message<{ name: string; place: string }>({
    severity: 'warning',
    message: ({ name, place }) =>
      `the ${place} parameter \`${name}\` stands twice in one list; the last one counts`,
    hint: () => 'remove one of them',
  }),
  'SPEC-057': message<{ status: string }>({
    severity: 'error',
    message: ({ status }) => `\`${status}\` is no status code`,
    hint: () => 'write a code such as 200, a range such as 4XX, or default',
  }),
  'SPEC-058': message<{ key: string }>({
    severity: 'warning',
    message: ({ key }) =>
      `a \`$ref\` directly in \`${key}\` is not followed: it would be a property of that name`,
    hint: () => 'refer to a whole schema with `allOf: [{ $ref: … }]`, or to each property',
  }),
});
