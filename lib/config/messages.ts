// Every message of this room.

import { shapeMessages } from '../annotations/index.js';
import { defineCatalogue, message } from '../diagnostics/index.js';

interface Name {
  readonly what: string;
  readonly name: string;
  readonly near?: string | undefined;
  readonly where: string;
}

export const configMessages = defineCatalogue({
  'CONF-001': shapeMessages.unknownKey,
  'CONF-002': shapeMessages.wrongType,
  'CONF-003': shapeMessages.wrongValue,
  'CONF-004': shapeMessages.missingKey,
  'CONF-005': message<Name>({
    severity: 'error',
    message: ({ what, name }) => `there is no ${what} \`${name}\``,
    hint: ({ near, where }) => (near ? `write \`${near}\`` : where),
  }),
  'CONF-006': message<{ files: readonly string[] }>({
    severity: 'error',
    message: ({ files }) => `there are several configurations: ${files.join(', ')}`,
    hint: () => 'keep one of them',
  }),
  'CONF-007': message<{
    environment: string;
    near?: string | undefined;
    known: readonly string[];
  }>({
    severity: 'error',
    message: ({ environment }) =>
      `\`environments\` has nothing for the environment \`${environment}\``,
    hint: ({ environment, near, known }) =>
      near
        ? `did you mean \`${near}\`?`
        : `use one of ${known.join(', ')}, or add \`${environment}\` or a pattern that fits it, such as \`'pr-*'\``,
  }),
  'CONF-008': message<{ file: string; reason: string; hint?: string }>({
    severity: 'error',
    message: ({ file, reason }) => `\`${file}\` holds no rules: ${reason}`,
    hint: ({ file, hint }) =>
      hint ??
      (/\.(rego|wasm|gz)$/.test(file)
        ? 'docs/rego.md says how rules in Rego are written and compiled'
        : 'export `rule` or `rules`, made with `defineRule` from `portcullis/policy`'),
  }),
  'CONF-009': message<{ id: string; other: string }>({
    severity: 'error',
    message: ({ id, other }) => `rule \`${id}\` is also defined in \`${other}\``,
    hint: () =>
      'give it another id, for example one that begins with the name of your organisation',
  }),
  'CONF-010': message<{ today: string }>({
    severity: 'error',
    message: ({ today }) => `PORTCULLIS_TODAY is \`${today}\`, which is no day`,
    hint: () => 'write it as 2027-03-31, or unset it',
  }),
  'CONF-011': message<{ pattern: string; reason: string }>({
    severity: 'error',
    message: ({ pattern, reason }) => `\`${pattern}\` is no regular expression: ${reason}`,
    hint: () => 'write for example `^SEC-[0-9]+$`',
  }),
  'CONF-012': message<{ count: number }>({
    severity: 'warning',
    message: ({ count }) =>
      count === 1
        ? 'a finding of the baseline is fixed'
        : `${count} findings of the baseline are fixed`,
    hint: () => 'remove what is fixed, or write the baseline again with `--create-baseline`',
  }),
  'CONF-013': message<{ target: string; reason: string }>({
    severity: 'error',
    message: ({ target, reason }) =>
      `\`${target}\` is no JSONPath: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
    hint: () => "write for example `$.paths['/orders'].get`",
  }),
  'CONF-014': message<{ target: string; file: string }>({
    severity: 'warning',
    message: ({ target, file }) => `\`${target}\` matches nothing in ${file}`,
    hint: () => 'correct the target, or say in `overlays` for which `specs` the overlay is',
  }),
  'CONF-015': message<{ problem: string }>({
    severity: 'error',
    message: ({ problem }) => `the action ${problem}`,
    hint: () => 'update the map or list that holds the value, or remove the value first',
  }),
});
