// Every message about reading a specification and following its references. Those about its
// structure stand in structure/messages.ts, in the same SPEC- range.

import { defineCatalogue } from '../diagnostics/index.js';
import { specMessage } from './spec-message.js';

const MIB = 1024 * 1024;
const mib = (bytes: number) => `${(bytes / MIB).toFixed(1)} MiB`;
const CLOUDFORMATION =
  /^!(Ref|Sub|GetAtt|Join|Select|Split|ImportValue|If|FindInMap|Base64|Cidr|Condition|And|Or|Not|Equals|GetAZs|Transform|ToJsonString|Length)\b|Fn::/;

/** Whether a YAML tag is one of CloudFormation's short functions. */
export const isCloudFormationTag = (tag: string): boolean => CLOUDFORMATION.test(tag);

export const specMessages = defineCatalogue({
  'SPEC-001': specMessage<{ name: string; near?: string }>({
    severity: 'error',
    spoils: 'document',
    message: ({ name }) => `the file "${name}" does not exist`,
    hint: ({ near }) =>
      near ? `did you mean "${near}"?` : 'check the path; it is relative to the working directory',
  }),
  'SPEC-002': specMessage<{ name: string; files: readonly string[] }>({
    severity: 'error',
    spoils: 'document',
    message: ({ name }) => `"${name}" is a directory, not a file`,
    hint: ({ files }) =>
      files.length === 0
        ? 'name an OpenAPI file; there is none in this directory'
        : `name ${files.length === 1 ? 'the OpenAPI file' : 'OpenAPI files'} in it: \`${files.join(' ')}\``,
  }),
  'SPEC-003': specMessage<{ name: string }>({
    severity: 'error',
    spoils: 'document',
    message: ({ name }) => `no permission to read "${name}"`,
    hint: () => 'make the file readable for the user that runs this command',
  }),
  'SPEC-004': specMessage<{ name: string; hint?: string }>({
    severity: 'error',
    spoils: 'document',
    message: ({ name }) => `"${name}" is empty`,
    hint: ({ hint }) =>
      hint ?? 'start with `openapi: 3.1.0`, `info` and `paths`, or remove the reference to it',
  }),
  'SPEC-005': specMessage<{ name: string }>({
    severity: 'error',
    spoils: 'document',
    message: ({ name }) => `"${name}" is a binary file`,
    hint: () => 'OpenAPI files are YAML or JSON text; decompress or export the file first',
  }),
  'SPEC-006': specMessage<{ name: string; found: string }>({
    severity: 'error',
    spoils: 'document',
    message: ({ name, found }) => `"${name}" is not UTF-8: ${found}`,
    hint: () => 'save the file as UTF-8',
  }),
  'SPEC-007': specMessage<{ name: string; bytes: number; limit: number }>({
    severity: 'error',
    spoils: 'document',
    message: ({ name, bytes, limit }) =>
      `"${name}" has ${mib(bytes)}; the limit is ${mib(limit)} for each file`,
    hint: () => 'split the file with relative `$ref`s, or move examples out of it',
  }),
  'SPEC-008': specMessage<{ limit: number }>({
    severity: 'error',
    spoils: 'document',
    message: ({ limit }) => `values are nested more than ${limit} levels deep`,
    hint: () => 'name the inner parts under `components` and refer to them with `$ref`',
  }),
  'SPEC-009': specMessage<{ name: string; reason: string }>({
    severity: 'error',
    spoils: 'document',
    message: ({ name, reason }) => `"${name}" cannot be read: ${reason}`,
  }),
  'SPEC-010': specMessage<{ problem: string; hint?: string | undefined }>({
    severity: 'error',
    spoils: 'document',
    message: ({ problem }) => `YAML syntax: ${problem}`,
    hint: ({ hint }) => hint,
  }),
  'SPEC-011': specMessage<{ problem: string; hint?: string | undefined }>({
    severity: 'error',
    spoils: 'document',
    message: ({ problem }) => `JSON syntax: ${problem}`,
    hint: ({ hint }) => hint,
  }),
  'SPEC-012': specMessage<{ key: string; first: number }>({
    severity: 'error',
    spoils: 'document',
    message: ({ key, first }) => `the key "${key}" stands twice in one map; first on line ${first}`,
    hint: ({ key }) => `remove one of the two, or rename it; only one "${key}" can count`,
  }),
  'SPEC-013': specMessage({
    severity: 'error',
    spoils: 'document',
    message: () => 'a tab is used for indentation, which YAML does not allow',
    hint: () => 'indent with spaces',
  }),
  'SPEC-014': specMessage<{ limit: number }>({
    severity: 'error',
    spoils: 'document',
    message: ({ limit }) => `YAML aliases expand to more than ${limit} values`,
    hint: () => 'replace the aliases by `$ref`s to `components`',
  }),
  'SPEC-015': specMessage<{ name: string; near?: string | undefined }>({
    severity: 'error',
    spoils: 'document',
    message: ({ name }) => `the alias *${name} has no anchor &${name} above it`,
    hint: ({ name, near }) =>
      near ? `did you mean *${near}?` : `put &${name} before the value it stands for`,
  }),
  'SPEC-016': specMessage<{ tag: string }>({
    severity: 'error',
    spoils: 'document',
    message: ({ tag }) => `the CloudFormation function ${tag} has no meaning here`,
    hint: () =>
      'below x-gateway write "${name}", in an x-amazon-apigateway- extension the long form (`Ref: name`), and give the value with `--var name=value` or `variables`',
  }),
  'SPEC-017': specMessage({
    severity: 'error',
    spoils: 'document',
    message: () => 'the file holds several YAML documents',
    hint: () => 'keep one document in a file: remove everything from the second `---` on',
  }),
  'SPEC-018': specMessage<{ tag: string }>({
    severity: 'warning',
    message: ({ tag }) => `the YAML tag ${tag} is not known and is ignored`,
    hint: () => 'remove the tag',
  }),
  'SPEC-019': specMessage<{ name: string }>({
    severity: 'error',
    spoils: 'document',
    message: ({ name }) => `the alias *${name} stands inside its own anchor`,
    hint: () => 'use a `$ref` for a value that contains itself',
  }),
  'SPEC-020': specMessage<{ found: string }>({
    severity: 'error',
    spoils: 'document',
    message: ({ found }) => `an OpenAPI document is a map; this file holds ${found}`,
    hint: () => 'start with `openapi: 3.1.0`, `info` and `paths`',
  }),
  'SPEC-021': specMessage<{ near?: string | undefined; other?: string | undefined }>({
    severity: 'error',
    spoils: 'document',
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
  'SPEC-022': specMessage<{ key: string; version: string }>({
    severity: 'error',
    spoils: 'document',
    message: ({ key, version }) => `\`${key}: ${version}\` is not a supported version`,
    hint: () => 'supported are swagger 2.0, openapi 3.0.x and openapi 3.1.x',
  }),
  'SPEC-023': specMessage<{ key: string; version: string; number: number }>({
    severity: 'info',
    message: ({ key, number, version }) =>
      `\`${key}\` is the number ${number}; it is read as ${version}`,
    hint: ({ key, version }) => `write \`${key}: "${version}"\` with quotes`,
  }),
  'SPEC-024': specMessage<{ text: string }>({
    severity: 'error',
    spoils: 'document',
    message: ({ text }) =>
      `\`${text}\` has no quotes: inside braces and brackets YAML takes its \`{\` for the start of a map`,
    hint: ({ text }) => `write "${text}"`,
  }),
  'SPEC-025': specMessage<{ address: string }>({
    severity: 'error',
    spoils: 'document',
    message: ({ address }) => `${address} is an address, and only files are read`,
    hint: ({ address }) =>
      `download it first, for example with \`curl -fsSL '${address}' -o openapi.yaml\`, and name the file`,
  }),
  'SPEC-030': specMessage<{ ref: string }>({
    severity: 'error',
    spoils: 'place',
    message: ({ ref }) => `the reference to ${ref} leaves this machine; remote files are not read`,
    hint: () =>
      'download the file next to the specification and refer to the copy, or pass `--allow-remote`, which `init` and `cdktf synth` do not have',
  }),
  'SPEC-031': specMessage<{ ref: string; root: string }>({
    severity: 'error',
    spoils: 'place',
    message: ({ ref, root }) => `the reference "${ref}" leaves the specification's folder ${root}`,
    hint: () =>
      'move the file into that folder, or pass `--allow-outside`, which `init` and `cdktf synth` do not have',
  }),
  'SPEC-032': specMessage<{ ref: string; reason: string }>({
    severity: 'error',
    spoils: 'place',
    message: ({ ref, reason }) => `${ref} cannot be fetched: ${reason}`,
    hint: () => 'download the file and refer to the copy',
  }),
  'SPEC-033': specMessage<{ ref: string; file: string; near?: string | undefined }>({
    severity: 'error',
    spoils: 'place',
    message: ({ ref, file }) =>
      `the reference "${ref}" names the file ${file}, which does not exist`,
    hint: ({ near }) =>
      near ? `did you mean "${near}"?` : 'paths in `$ref` are relative to the file they stand in',
  }),
  'SPEC-034': specMessage<{ ref: string; missing: string; near?: string | undefined }>({
    severity: 'error',
    spoils: 'place',
    message: ({ ref, missing }) => `the reference "${ref}" leads nowhere: there is no ${missing}`,
    hint: ({ near, missing }) =>
      near ? `did you mean "${near}"?` : `define ${missing}, or correct the reference`,
  }),
  'SPEC-035': specMessage<{ chain: string }>({
    severity: 'error',
    spoils: 'document',
    message: ({ chain }) => `the reference leads in a circle and never to a value: ${chain}`,
    hint: () => 'replace one of the references by the value itself',
  }),
  'SPEC-036': specMessage<{ ref: string; reason: string }>({
    severity: 'error',
    spoils: 'document',
    message: ({ ref, reason }) => `the reference "${ref}" is not supported: ${reason}`,
    hint: () => 'use `#/components/…`, a local `#anchor`, or a relative file path',
  }),
  'SPEC-037': specMessage<{ ref: string; reason: string }>({
    severity: 'error',
    spoils: 'document',
    message: ({ ref, reason }) => `the reference "${ref}" cannot be read: ${reason}`,
    hint: () => 'refer to a readable YAML or JSON file',
  }),
  'SPEC-038': specMessage<{ name: string }>({
    severity: 'warning',
    message: ({ name }) => `the CloudFormation function "${name}" is not evaluated`,
    hint: () =>
      'below x-gateway write "${name}", in an x-amazon-apigateway- extension the long form (`Ref: name`), and give the value with `--var name=value` or `variables`',
  }),
  'SPEC-039': specMessage<{ found: string }>({
    severity: 'error',
    spoils: 'document',
    message: ({ found }) => `a \`$ref\` is ${found}, but must be a text`,
    hint: () => "write '#/components/…', or a relative path",
  }),
  'SPEC-040': specMessage<{ limit: number }>({
    severity: 'error',
    spoils: 'document',
    message: ({ limit }) =>
      `the reference is part of a chain of more than ${limit} references before a value comes`,
    hint: () => 'refer to the value itself',
  }),
  'SPEC-041': specMessage<{ found: 'map' | 'list' }>({
    severity: 'error',
    spoils: 'document',
    message: ({ found }) => `a key is a ${found}, but must be a text`,
    hint: () => 'put quotes around a key that contains braces or brackets: "{id}":',
  }),
});
