// Every message about reading a specification and following its references. Those about its
// structure stand in structure/messages.ts, in the same SPEC- range.

import { defineCatalogue, message } from '../diagnostics/index.js';

const MIB = 1024 * 1024;
const mib = (bytes: number) => `${(bytes / MIB).toFixed(1)} MiB`;
const CLOUDFORMATION =
  /^!(Ref|Sub|GetAtt|Join|Select|Split|ImportValue|If|FindInMap|Base64|Cidr|Condition|And|Or|Not|Equals|GetAZs|Transform|ToJsonString|Length)\b|Fn::/;

/** Whether a YAML tag is one of CloudFormation's short functions. */
export const isCloudFormationTag = (tag: string): boolean => CLOUDFORMATION.test(tag);

export const specMessages = defineCatalogue({
  'SPEC-001': message<{ name: string; near?: string }>({
    severity: 'error',
    message: ({ name }) => `the file "${name}" does not exist`,
    hint: ({ near }) =>
      near ? `did you mean "${near}"?` : 'check the path; it is relative to the working directory',
  }),
  'SPEC-002': message<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `"${name}" is a directory, not a file`,
    hint: () => 'name the OpenAPI file in it, for example openapi.yaml',
  }),
  'SPEC-003': message<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `no permission to read "${name}"`,
    hint: () => 'make the file readable for the user that runs this command',
  }),
  'SPEC-004': message<{ name: string; hint?: string }>({
    severity: 'error',
    message: ({ name }) => `"${name}" is empty`,
    hint: ({ hint }) =>
      hint ?? 'start with `openapi: 3.1.0`, `info` and `paths`, or remove the reference to it',
  }),
  'SPEC-005': message<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `"${name}" is a binary file`,
    hint: () => 'OpenAPI files are YAML or JSON text; decompress or export the file first',
  }),
  'SPEC-006': message<{ name: string; found: string }>({
    severity: 'error',
    message: ({ name, found }) => `"${name}" is not UTF-8: ${found}`,
    hint: () => 'save the file as UTF-8',
  }),
  'SPEC-007': message<{ name: string; bytes: number; limit: number }>({
    severity: 'error',
    message: ({ name, bytes, limit }) =>
      `"${name}" has ${mib(bytes)}; the limit is ${mib(limit)} for each file`,
    hint: () => 'split the file with relative `$ref`s, or move examples out of it',
  }),
  'SPEC-008': message<{ limit: number }>({
    severity: 'error',
    message: ({ limit }) => `values are nested more than ${limit} levels deep`,
    hint: () => 'name the inner parts under `components` and refer to them with `$ref`',
  }),
  'SPEC-009': message<{ name: string; reason: string }>({
    severity: 'error',
    message: ({ name, reason }) => `"${name}" cannot be read: ${reason}`,
  }),
  'SPEC-010': message<{ problem: string; hint?: string | undefined }>({
    severity: 'error',
    message: ({ problem }) => `YAML syntax: ${problem}`,
    hint: ({ hint }) => hint,
  }),
  'SPEC-011': message<{ problem: string; hint?: string | undefined }>({
    severity: 'error',
    message: ({ problem }) => `JSON syntax: ${problem}`,
    hint: ({ hint }) => hint,
  }),
  'SPEC-012': message<{ key: string; first: number }>({
    severity: 'error',
    message: ({ key, first }) => `the key "${key}" stands twice in one map; first on line ${first}`,
    hint: ({ key }) => `remove one of the two, or rename it; only one "${key}" can count`,
  }),
  'SPEC-013': message({
    severity: 'error',
    message: () => 'a tab is used for indentation, which YAML does not allow',
    hint: () => 'indent with spaces',
  }),
  'SPEC-014': message<{ limit: number }>({
    severity: 'error',
    message: ({ limit }) => `YAML aliases expand to more than ${limit} values`,
    hint: () => 'replace the aliases by `$ref`s to `components`',
  }),
  'SPEC-015': message<{ name: string; near?: string | undefined }>({
    severity: 'error',
    message: ({ name }) => `the alias *${name} has no anchor &${name} above it`,
    hint: ({ name, near }) =>
      near ? `did you mean *${near}?` : `put &${name} before the value it stands for`,
  }),
  'SPEC-016': message<{ tag: string }>({
    severity: 'error',
    message: ({ tag }) => `the CloudFormation function ${tag} has no meaning here`,
    hint: () =>
      'below x-gateway write "${name}", in an x-amazon-apigateway- extension the long form (`Ref: name`), and give the value with `--var name=value` or `variables`',
  }),
  'SPEC-017': message({
    severity: 'error',
    message: () => 'the file holds several YAML documents',
    hint: () => 'keep one document in a file: remove everything from the second `---` on',
  }),
  'SPEC-018': message<{ tag: string }>({
    severity: 'warning',
    message: ({ tag }) => `the YAML tag ${tag} is not known and is ignored`,
    hint: () => 'remove the tag',
  }),
  'SPEC-019': message<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `the alias *${name} stands inside its own anchor`,
    hint: () => 'use a `$ref` for a value that contains itself',
  }),
  'SPEC-020': message<{ found: string }>({
    severity: 'error',
    message: ({ found }) => `an OpenAPI document is a map; this file holds ${found}`,
    hint: () => 'start with `openapi: 3.1.0`, `info` and `paths`',
  }),
  'SPEC-021': message<{ near?: string | undefined; other?: string | undefined }>({
    severity: 'error',
    message: ({ other }) =>
      other
        ? `this is ${other}, not an OpenAPI document`
        : 'the document names no version: it has neither `openapi` nor `swagger`',
    hint: ({ near, other }) =>
      other
        ? 'name a file that starts with `openapi:` or `swagger:`'
        : near
          ? `did you mean \`openapi\` instead of \`${near}\`?`
          : 'add `openapi: 3.1.0` at the top, or name the entry file',
  }),
  'SPEC-022': message<{ key: string; version: string }>({
    severity: 'error',
    message: ({ key, version }) => `\`${key}: ${version}\` is not a supported version`,
    hint: () => 'supported are swagger 2.0, openapi 3.0.x and openapi 3.1.x',
  }),
  'SPEC-023': message<{ key: string; version: string; number: number }>({
    severity: 'info',
    message: ({ key, number, version }) =>
      `\`${key}\` is the number ${number}; it is read as ${version}`,
    hint: ({ key, version }) => `write \`${key}: "${version}"\` with quotes`,
  }),
  'SPEC-024': message<{ text: string }>({
    severity: 'error',
    message: ({ text }) =>
      `\`${text}\` has no quotes: inside braces and brackets YAML takes its \`{\` for the start of a map`,
    hint: ({ text }) => `write "${text}"`,
  }),
  'SPEC-025': message<{ address: string }>({
    severity: 'error',
    message: ({ address }) => `${address} is an address, and only files are read`,
    hint: ({ address }) =>
      `download it first, for example with \`curl -fsSL '${address}' -o openapi.yaml\`, and name the file`,
  }),
  'SPEC-030': message<{ ref: string }>({
    severity: 'error',
    message: ({ ref }) => `the reference to ${ref} leaves this machine; remote files are not read`,
    hint: () =>
      'download the file next to the specification and refer to the copy, or pass `--allow-remote`',
  }),
  'SPEC-031': message<{ ref: string; root: string }>({
    severity: 'error',
    message: ({ ref, root }) => `the reference "${ref}" leaves the specification's folder ${root}`,
    hint: () => 'move the file into that folder, or pass `--allow-outside`',
  }),
  'SPEC-032': message<{ ref: string; reason: string }>({
    severity: 'error',
    message: ({ ref, reason }) => `${ref} cannot be fetched: ${reason}`,
    hint: () => 'download the file and refer to the copy',
  }),
  'SPEC-033': message<{ ref: string; file: string; near?: string | undefined }>({
    severity: 'error',
    message: ({ ref, file }) =>
      `the reference "${ref}" names the file ${file}, which does not exist`,
    hint: ({ near }) =>
      near ? `did you mean "${near}"?` : 'paths in `$ref` are relative to the file they stand in',
  }),
  'SPEC-034': message<{ ref: string; missing: string; near?: string | undefined }>({
    severity: 'error',
    message: ({ ref, missing }) => `the reference "${ref}" leads nowhere: there is no ${missing}`,
    hint: ({ near, missing }) =>
      near ? `did you mean "${near}"?` : `define ${missing}, or correct the reference`,
  }),
  'SPEC-035': message<{ chain: string }>({
    severity: 'error',
    message: ({ chain }) => `the reference leads in a circle and never to a value: ${chain}`,
    hint: () => 'replace one of the references by the value itself',
  }),
  'SPEC-036': message<{ ref: string; reason: string }>({
    severity: 'error',
    message: ({ ref, reason }) => `the reference "${ref}" is not supported: ${reason}`,
    hint: () => 'use `#/components/…`, a local `#anchor`, or a relative file path',
  }),
  'SPEC-037': message<{ ref: string; reason: string }>({
    severity: 'error',
    message: ({ ref, reason }) => `the reference "${ref}" cannot be read: ${reason}`,
    hint: () => 'refer to a readable YAML or JSON file',
  }),
  'SPEC-038': message<{ name: string }>({
    severity: 'warning',
    message: ({ name }) => `the CloudFormation function "${name}" is not evaluated`,
    hint: () =>
      'below x-gateway write "${name}", in an x-amazon-apigateway- extension the long form (`Ref: name`), and give the value with `--var name=value` or `variables`',
  }),
  'SPEC-039': message<{ found: string }>({
    severity: 'error',
    message: ({ found }) => `a \`$ref\` is ${found}, but must be a text`,
    hint: () => "write '#/components/…', or a relative path",
  }),
  'SPEC-040': message<{ limit: number }>({
    severity: 'error',
    message: ({ limit }) =>
      `the reference is part of a chain of more than ${limit} references before a value comes`,
    hint: () => 'refer to the value itself',
  }),
  'SPEC-041': message<{ found: 'map' | 'list' }>({
    severity: 'error',
    message: ({ found }) => `a key is a ${found}, but must be a text`,
    hint: () => 'put quotes around a key that contains braces or brackets: "{id}":',
  }),
});
