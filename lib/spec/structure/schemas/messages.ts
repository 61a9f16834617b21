// What is wrong inside schemas. Codes share the SPEC- range with the rest of a document.

import { defineCatalogue } from '../../../diagnostics/index.js';
import { specMessage } from '../../spec-message.js';

export const schemaMessages = defineCatalogue({
  'SPEC-100': specMessage<{ low: string; lower: number; high: string; upper: number }>({
    severity: 'warning',
    message: ({ low, lower, high, upper }) =>
      `\`${low}\` (${lower}) is greater than \`${high}\` (${upper}): no value fits`,
    hint: ({ high, lower }) => `set \`${high}\` to ${lower} or more`,
  }),
  'SPEC-101': specMessage<{ name: string; near?: string | undefined }>({
    severity: 'warning',
    message: ({ name }) => `\`${name}\` is required, but is no property of the schema`,
    hint: ({ near, name }) =>
      near
        ? `did you mean \`${near}\`?`
        : `add \`${name}\` to \`properties\`, or remove it from \`required\``,
  }),
  'SPEC-102': specMessage<{ keyword: string; type: string }>({
    severity: 'warning',
    message: ({ keyword, type }) => `\`${keyword}\` has no effect on a value of type ${type}`,
    hint: ({ keyword }) => `remove \`${keyword}\`, or correct the type`,
  }),
  'SPEC-103': specMessage<{ keyword: string; found: string; type: string }>({
    severity: 'warning',
    message: ({ keyword, found, type }) => `\`${keyword}\` is ${found}, but the type is ${type}`,
    hint: ({ type }) => `write a value of type ${type}, or correct the type`,
  }),
  'SPEC-104': specMessage<{ found: string; known: string; near?: string | undefined }>({
    severity: 'warning',
    message: ({ found, known }) => `the default ${found} is none of the values ${known}`,
    hint: ({ near, known }) => (near ? `did you mean \`${near}\`?` : `write one of ${known}`),
  }),
  'SPEC-105': specMessage<{ found: string; keyword: string }>({
    severity: 'warning',
    message: ({ found, keyword }) => `${found} stands twice in \`${keyword}\``,
    hint: () => 'remove one of them',
  }),
  'SPEC-106': specMessage<{ found: string; known: string; near?: string | undefined }>({
    severity: 'warning',
    message: ({ found }) => `\`${found}\` is no type; it is ignored`,
    hint: ({ near, known }) => (near ? `did you mean \`${near}\`?` : `write one of ${known}`),
  }),
  'SPEC-107': specMessage({
    severity: 'warning',
    message: () => 'a list has no `items`, which this version of OpenAPI asks for',
    hint: () => 'add `items: { type: … }`',
  }),
  'SPEC-108': specMessage({
    severity: 'warning',
    message: () => 'the value is both read-only and write-only: nobody can send or get it',
    hint: () => 'keep one of `readOnly` and `writeOnly`',
  }),
  'SPEC-109': specMessage<{ name: string; problem: string; hint: string }>({
    severity: 'warning',
    message: ({ name, problem }) => `the discriminator \`${name}\` ${problem}`,
    hint: ({ hint }) => hint,
  }),
  'SPEC-110': specMessage<{ names: string }>({
    severity: 'warning',
    message: ({ names }) =>
      `\`additionalProperties: false\` refuses ${names}, which the rest of the composition describes`,
    hint: () =>
      'remove it, repeat the properties beside it, or in 3.1 write `unevaluatedProperties: false` around the composition',
  }),
  'SPEC-111': specMessage<{ name: string }>({
    severity: 'info',
    message: ({ name }) => `the default of \`${name}\` is never used, because it is required`,
    hint: ({ name }) => `remove \`${name}\` from \`required\`, or its default`,
  }),
  'SPEC-112': specMessage<{ keyword: string }>({
    severity: 'info',
    message: ({ keyword }) => `\`${keyword}\` adds nothing to \`enum\``,
    hint: ({ keyword }) => `remove \`${keyword}\``,
  }),
  'SPEC-113': specMessage<{ keyword: string }>({
    severity: 'warning',
    message: ({ keyword }) => `\`${keyword}\` is an empty list, which OpenAPI does not allow`,
    hint: ({ keyword }) => `list what is meant, or remove \`${keyword}\``,
  }),
  'SPEC-114': specMessage<{ keyword: string }>({
    severity: 'info',
    message: ({ keyword }) => `\`${keyword}\` is empty, which OpenAPI 3.1 allows only`,
    hint: ({ keyword }) => `remove \`${keyword}\``,
  }),
});
