// What the command line says about its own arguments and about files it writes.

import { defineCatalogue, message } from '../diagnostics/index.js';

export const cliMessages = defineCatalogue({
  'CLI-001': message<{ folder: string; above?: string | undefined }>({
    severity: 'error',
    message: ({ folder }) => `there is no specification in \`${folder}\``,
    hint: ({ above }) =>
      above
        ? `run it in \`${above}\`, which has some, or name the files`
        : 'name the files, or put them in `specs/`',
  }),
  'CLI-002': message<{
    what: string;
    found: string;
    known: readonly string[];
    nearest?: string;
    /** The command that lists them, where they are too many for a line. */
    listedBy?: string;
  }>({
    severity: 'error',
    message: ({ what, found }) => `there is no ${what} \`${found}\``,
    hint: ({ known, nearest, listedBy }) => {
      if (nearest) return `write \`${nearest}\``;
      return listedBy
        ? `\`${listedBy}\` lists all ${known.length}`
        : `use one of ${known.join(', ')}`;
    },
  }),
  'CLI-003': message<{ found: string }>({
    severity: 'error',
    message: ({ found }) => `\`--var ${found}\` is not of the form name=value`,
    hint: () => 'write for example `--var issuer=https://id.example.com/`',
  }),
  'CLI-004': message<{ file: string; reason: string }>({
    severity: 'error',
    message: ({ file, reason }) => `\`${file}\` cannot be written: ${reason}`,
    hint: () => 'choose another place, or give this user the right to write there',
  }),
  'CLI-005': message<{ found: string }>({
    severity: 'error',
    message: ({ found }) => `\`--backend ${found}\` is not an http or https URL`,
    hint: () => 'write for example `--backend https://orders.internal.example.com`',
  }),
  'CLI-006': message<{ file: string; reason: string }>({
    severity: 'error',
    message: ({ file, reason }) => `\`${file}\` is not Terraform: ${reason}`,
    hint: () =>
      'pass a folder with `*.tf` files, such a file, `cdk.tf.json`, or the output of `terraform show -json`',
  }),
  'CLI-007': message<{ ref: string; reason: string; near?: string | undefined }>({
    severity: 'error',
    message: ({ ref, reason }) => `the base \`${ref}\` cannot be read from git: ${reason}`,
    hint: ({ near }) =>
      near
        ? `did you mean \`${near}\`?`
        : 'name a commit or branch that is fetched (in CI: `fetch-depth: 0`)',
  }),
  'CLI-008': message<{ found: string; name: string }>({
    severity: 'error',
    message: ({ found }) => `\`--format ${found}\` names no file after the colon`,
    hint: ({ name }) =>
      `write \`--format ${name}\` for standard output, or for example \`--format ${name}:report.txt\``,
  }),
  'CLI-009': message<{ shard: string; shards: readonly string[] }>({
    severity: 'error',
    message: ({ shard, shards }) =>
      shards.length === 1
        ? `there is no shard \`${shard}\`: the API is not split`
        : `there is no shard \`${shard}\`: the API has ${shards.length}`,
    hint: ({ shards }) =>
      shards.length === 1
        ? 'leave out `--shard`'
        : `use ${shards.map((basePath, at) => `${at + 1} (${basePath})`).join(', ')}`,
  }),
  'CLI-010': message<{ what: string }>({
    severity: 'error',
    message: ({ what }) => `${what} is an empty text`,
    hint: () => 'give it a value, or leave it out; in a shell, a variable that is not set is empty',
  }),
  'CLI-011': message<{ found: string; ids: readonly string[] }>({
    severity: 'error',
    message: ({ found }) => `\`--rules ${found}\` has a comma with no rule beside it`,
    hint: ({ ids }) =>
      ids.length > 0
        ? `write \`--rules ${ids.join(',')}\``
        : 'name rules by their ids; `portcullis rules` lists all',
  }),
  'CLI-012': message<{ file: string }>({
    severity: 'error',
    message: ({ file }) => `the file \`${file}\` exists on neither side of the comparison`,
    hint: () => 'check the path; it is relative to the working directory',
  }),
  'CLI-020': message<{ length: number; least: number }>({
    severity: 'error',
    message: ({ length, least }) =>
      `what standard input holds has ${length} characters; at least ${least} are needed`,
    hint: ({ least }) =>
      least === 1
        ? 'write for example `printf %s "$password" | portcullis hash`'
        : 'write for example `openssl rand -hex 32 | tee key.txt | portcullis hash --api-key`',
  }),
  'CLI-021': message<{ name: string; below: readonly string[] }>({
    severity: 'error',
    message: ({ name }) => `there is no Terraform configuration in \`${name}\``,
    hint: ({ below }) =>
      below.length > 0
        ? `name a folder below it: ${below.map((folder) => `\`--terraform ${folder}\``).join(', ')}`
        : 'name a folder with `*.tf` or `*.tf.json` files',
  }),
  'CLI-022': message<{ names: readonly string[]; folders: readonly string[] }>({
    severity: 'warning',
    message: ({ names }) =>
      `what modules make is not checked: ${names.map((name) => `\`${name}\``).join(', ')}`,
    hint: ({ folders }) =>
      folders.length > 0
        ? `add ${folders.map((folder) => `\`--terraform ${folder}\``).join(' ')}, or check a plan, written with \`terraform show -json\``
        : 'check a plan, written with `terraform show -json`: it has what they make',
  }),
  'CLI-023': message<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `\`${name}\` is Terraform, not a specification`,
    hint: ({ name }) => `write \`portcullis check --terraform ${name}\``,
  }),
});
