// Reads a specification with every file it refers to, and says what is wrong with it.

import path from 'node:path';
import { type Diagnostic, hasErrors, type PartialOutcome } from '../diagnostics/index.js';
import { checkReferences, isReference } from './check-references.js';
import type { SpecDocument } from './document.js';
import { type LoadOptions, type Reader, SpecFiles } from './files.js';
import { specMessages } from './messages.js';
import type { SpecFile } from './node.js';
import { decode, missingFile, readText } from './read-text.js';
import { ReferenceIndex } from './references.js';
import type { SpecMessage } from './spec-message.js';
import { checkStructure } from './structure/index.js';
import { structureMessages } from './structure/messages.js';
import { schemaMessages } from './structure/schemas/messages.js';
import { findVersion } from './version.js';

export type { LoadOptions };

/** Reads a specification from disk. */
export async function loadSpec(
  file: string,
  options: LoadOptions = {},
): Promise<PartialOutcome<SpecDocument>> {
  // Not a reference: whoever names the specification itself has no reason to trust what an address gives today.
  if (/^https?:\/\//i.test(file))
    return { diagnostics: [specMessages.report('SPEC-025', undefined, { address: file })] };
  const entry = path.resolve(options.cwd ?? process.cwd(), file);
  return load(new SpecFiles(entry, options, readText));
}

export interface MemoryOptions extends LoadOptions {
  /** Name of the entry file. @default openapi.yaml */
  readonly name?: string;
  /** Other files, by path relative to the entry file. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Reads a specification that is in memory: for tests and for tools that hold the text already. */
export async function loadSpecText(
  text: string,
  options: MemoryOptions = {},
): Promise<PartialOutcome<SpecDocument>> {
  const folder = options.cwd ?? '/memory';
  const entry = path.resolve(folder, options.name ?? 'openapi.yaml');
  const texts = new Map([[entry, text]]);
  for (const [name, content] of Object.entries(options.files ?? {})) {
    texts.set(path.resolve(path.dirname(entry), name), content);
  }
  const reader: Reader = (at, name, limits) => {
    const found = texts.get(at);
    if (found === undefined) return missingFile(at, name, namesBeside(at, texts.keys()));
    return decode(new TextEncoder().encode(found), name, limits);
  };
  return load(new SpecFiles(entry, { ...options, cwd: folder }, reader));
}

function namesBeside(at: string, files: Iterable<string>): string[] {
  const folder = path.dirname(at);
  return [...files].filter((one) => path.dirname(one) === folder).map((one) => path.basename(one));
}

async function load(files: SpecFiles): Promise<PartialOutcome<SpecDocument>> {
  const { diagnostics } = files;
  const entry = await files.openEntry();
  const versioned = entry && findVersion(new ReferenceIndex(files.read).top(entry));
  diagnostics.push(...(versioned?.diagnostics ?? []));
  const version = versioned?.value;
  if (!entry || !version) return { diagnostics };
  const found = await files.crawl();
  const index = new ReferenceIndex(files.read);
  const others = [...files.read.values()].filter((file) => file !== entry).sort(byName);
  const references = [entry, ...others].flatMap((file) => found.get(file) ?? []);
  const written = references.flatMap((one) => one.written);
  diagnostics.push(...checkReferences(written, files, index));
  const toExamples = references.flatMap((one) => one.toExamples);
  const document: SpecDocument = {
    version,
    root: index.top(entry),
    files: [entry, ...others],
    references: [...written.filter(isReference), ...toExamples],
  };
  diagnostics.push(...checkStructure(document));
  if (!hasErrors(diagnostics)) return { value: document, diagnostics };
  return { ...(diagnostics.every(leavesTheRest) && { partial: document }), diagnostics };
}

const MESSAGES: Readonly<Record<string, SpecMessage<never>>> = {
  ...specMessages.definitions,
  ...structureMessages.definitions,
  ...schemaMessages.definitions,
};

/** Whether what a diagnostic is about can be read as if it were not there. */
function leavesTheRest({ severity, code, at }: Diagnostic): boolean {
  if (severity !== 'error') return true;
  const definition = MESSAGES[code];
  const isOfOnePlace = definition?.severity === 'error' && definition.spoils === 'place';
  // The root's security is that of every operation.
  return isOfOnePlace && !/^\/security(\/|$)/.test(at?.pointer ?? '');
}

function byName(a: SpecFile, b: SpecFile): number {
  return a.source.name.localeCompare(b.source.name);
}
