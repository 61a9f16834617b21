// What the user has to look at in a copied specification, to give a value, and to decide.

import { plural } from '../../report/index.js';
import type { Annotated } from './annotate.js';
import type { CopiedSpecification } from './specification.js';
import type { NewFile } from './write-all.js';

const LIST = new Intl.ListFormat('en-GB');

/** Lines, each part with an empty one behind it; none where the copy was not written, or not changed. */
export function advice(
  { files: [entry], annotated }: CopiedSpecification,
  kept: readonly NewFile[],
): string[] {
  if (!annotated || !entry || kept.includes(entry)) return [];
  return [
    guessed(annotated, entry.file),
    unknownValues(annotated),
    openOperations(annotated),
    otherErrors(annotated),
  ].flatMap((lines) => (lines.length === 0 ? [] : [...lines, '']));
}

function guessed({ guesses }: Annotated, file: string): string[] {
  const are = guesses.length > 1 ? 'are guesses' : 'is a guess';
  return [`Look at \`x-gateway\` in ${file}: its ${LIST.format(guesses)} ${are}.`];
}

function unknownValues({ variables }: Annotated): string[] {
  if (variables.length === 0) return [];
  const width = Math.max(...variables.map(({ name }) => name.length));
  return [
    'Values that only you know; write them below `variables` in portcullis.yaml',
    ...variables.map(({ name, example }) => `  ${name.padEnd(width)}  such as ${example}`),
  ];
}

/** Who may call is for the user to say: check refuses the specification until then. */
function openOperations({ open, hasSchemes }: Annotated): string[] {
  if (open === 0) return [];
  const ask = open > 1 ? 'operations ask' : 'operation asks';
  const name = hasSchemes ? 'Name a security scheme' : 'Define a security scheme and name it';
  return [
    `${open} ${ask} for no authentication, which check refuses. ${name} in \`security\` at the root,`,
    'or write at each operation that is open on purpose: `x-gateway: { public: <reason> }`',
  ];
}

function otherErrors({ errors }: Annotated): string[] {
  if (errors.length === 0) return [];
  const keep = errors.length > 1 ? 'keep' : 'keeps';
  return [
    `${plural(errors.length, 'error')} beside that ${keep} it from being deployed: check says where and what to do.`,
  ];
}
