// Reads a specification with every file it refers to. Files are crawled by @apidevtools/swagger-parser with
// our reader and our parser plugged in, so that each value keeps its place in its own file.

import path from 'node:path';
import { type Diagnostic, hasErrors, nearest, type Outcome } from '../diagnostics/index.js';
import type { SpecDocument } from './document.js';
import { specMessages } from './messages.js';
import type { SpecFile } from './node.js';
import { parseFile } from './parse-file.js';
import { decode, readText, type TextOrProblem } from './read-text.js';
import {
  absoluteTarget,
  isRemote,
  type Reference,
  ReferenceIndex,
  referencesIn,
  splitRef,
  type WrittenReference,
} from './references.js';
import { checkStructure } from './structure/index.js';
import { kindOf } from './structure/kind-of.js';
import { findVersion } from './version.js';

export interface LoadOptions {
  /** Whether `$ref`s to http and https addresses are followed. @default false */
  readonly allowRemote?: boolean;
  /** Whether `$ref`s may leave the folder of the entry file. @default false */
  readonly allowOutside?: boolean;
  /** Largest size of one file, in bytes. @default 32 MiB */
  readonly maxBytes?: number;
  /** Folder that file names are shown relative to. @default the working directory */
  readonly cwd?: string;
  /** Changes the entry file before anything is made of it. @default it stays as it is */
  readonly amend?: (entry: SpecFile) => Outcome<SpecFile>;
}

function isReference(written: WrittenReference): written is Reference {
  return typeof written.ref === 'string';
}

const DEFAULT_MAX_BYTES = 32 * 1024 * 1024;

/** Reads a specification from disk. */
export async function loadSpec(
  file: string,
  options: LoadOptions = {},
): Promise<Outcome<SpecDocument>> {
  const cwd = options.cwd ?? process.cwd();
  return new Loader(path.resolve(cwd, file), options, (at, name, limits) =>
    readText(at, name, limits),
  ).load();
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
): Promise<Outcome<SpecDocument>> {
  const folder = options.cwd ?? '/memory';
  const entry = path.resolve(folder, options.name ?? 'openapi.yaml');
  const texts = new Map([[entry, text]]);
  for (const [name, content] of Object.entries(options.files ?? {})) {
    texts.set(path.resolve(path.dirname(entry), name), content);
  }
  const reader: Reader = (at, name, limits) => {
    const found = texts.get(at);
    if (found === undefined)
      return { problem: specMessages.report('SPEC-001', { file: name }, { name }) };
    return decode(new TextEncoder().encode(found), name, limits);
  };
  return new Loader(entry, { ...options, cwd: folder }, reader).load();
}

type Reader = (path: string, name: string, limits: { maxBytes: number }) => TextOrProblem;

/** One reading of one specification. */
class Loader {
  readonly #files = new Map<string, SpecFile>();
  /** Why a file could not be used, by absolute path: told at the references to it. */
  readonly #refused = new Map<
    string,
    { code: 'missing' | 'outside' | 'remote' | 'broken'; reason: string }
  >();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #maxBytes: number;
  readonly #cwd: string;
  readonly #root: string;

  constructor(
    private readonly entry: string,
    private readonly options: LoadOptions,
    private readonly reader: Reader,
  ) {
    this.#maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
    this.#cwd = options.cwd ?? process.cwd();
    this.#root = path.dirname(entry);
  }

  async load(): Promise<Outcome<SpecDocument>> {
    const entryFile = this.#open(this.entry, true);
    const found = entryFile && findVersion(new ReferenceIndex(this.#files).top(entryFile));
    this.#diagnostics.push(...(found?.diagnostics ?? []));
    const version = found?.value;
    if (!entryFile || !version) return { diagnostics: this.#diagnostics };
    // Most specifications are one file: they do not pay for the library.
    const own = referencesIn(entryFile);
    if (own.written.some(leavesFile)) await this.#crawl();
    const index = new ReferenceIndex(this.#files);
    const others = [...this.#files.values()].filter((file) => file !== entryFile).sort(byName);
    const files = [entryFile, ...others];
    const references = [own, ...others.map(referencesIn)];
    const written = references.flatMap((one) => one.written);
    for (const reference of written) this.#checkReference(reference, index);
    const document: SpecDocument = {
      version,
      root: index.top(entryFile),
      files,
      references: [
        ...written.filter(isReference),
        ...references.flatMap(({ toExamples }) => toExamples),
      ],
    };
    this.#diagnostics.push(...checkStructure(document));
    return hasErrors(this.#diagnostics)
      ? { diagnostics: this.#diagnostics }
      : { value: document, diagnostics: this.#diagnostics };
  }

  /** Reads and parses a file once; says what is wrong with the entry file, remembers it for others. */
  #open(at: string, isEntry = false): SpecFile | undefined {
    const known = this.#files.get(at);
    if (known) return known;
    if (this.#refused.has(at)) return undefined;
    const name = this.#nameOf(at);
    const read = this.reader(at, name, { maxBytes: this.#maxBytes });
    if ('problem' in read) {
      if (isEntry) this.#diagnostics.push(read.problem);
      const code = read.problem.code === 'SPEC-001' ? 'missing' : 'broken';
      this.#refused.set(at, { code, reason: read.problem.message });
      return undefined;
    }
    const { file: parsed, diagnostics } = parseFile({ name, path: at, text: read.text });
    this.#diagnostics.push(...diagnostics);
    const file = isEntry && parsed ? this.#amended(parsed) : parsed;
    if (file) this.#files.set(at, file);
    // Its own errors were reported; the references to it need no second message.
    else this.#refused.set(at, { code: 'broken', reason: '' });
    return file;
  }

  #amended(entry: SpecFile): SpecFile | undefined {
    const { value, diagnostics } = this.options.amend?.(entry) ?? { value: entry, diagnostics: [] };
    this.#diagnostics.push(...diagnostics);
    return value;
  }

  async #crawl(): Promise<void> {
    const open = async (url: string): Promise<unknown> => {
      const at = isRemote(url) && !url.startsWith('file:') ? url : pathOf(url);
      if (!this.#mayRead(at)) throw new Error('refused');
      const file = this.#open(at);
      if (!file) throw new Error('unreadable');
      return file.value;
    };
    const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
    try {
      await SwaggerParser.resolve(this.entry, {
        continueOnError: true,
        resolve: {
          file: { order: 1, canRead: true, read: ({ url }: { url: string }) => url },
          http: this.options.allowRemote
            ? {
                order: 2,
                canRead: /^https?:/,
                read: (file: { url: string }) => this.#fetch(file.url),
              }
            : false,
        },
        parse: {
          json: { order: 1, canParse: true, parse: ({ url }: { url: string }) => open(url) },
          yaml: false,
          text: false,
          binary: false,
        },
        // biome-ignore lint/suspicious/noExplicitAny: the option types of the library lag behind what it takes
      } as any);
    } catch {
      // Each failure is told at its own reference below, where the user can mend it.
    }
  }

  async #fetch(url: string): Promise<string> {
    const response = await fetch(url);
    if (!response.ok) {
      this.#refused.set(url, { code: 'broken', reason: `HTTP ${response.status}` });
      throw new Error(`HTTP ${response.status}`);
    }
    const read = decode(new Uint8Array(await response.arrayBuffer()), url, {
      maxBytes: this.#maxBytes,
    });
    if ('problem' in read) throw new Error(read.problem.message);
    const { file, diagnostics } = parseFile({ name: url, path: url, text: read.text });
    this.#diagnostics.push(...diagnostics);
    if (file) this.#files.set(url, file);
    return url;
  }

  #mayRead(at: string): boolean {
    if (isRemote(at) && !path.isAbsolute(at)) return this.options.allowRemote === true;
    if (this.options.allowOutside) return true;
    const relative = path.relative(this.#root, at);
    return !relative.startsWith('..') && !path.isAbsolute(relative);
  }

  #checkReference(written: WrittenReference, index: ReferenceIndex): void {
    const { file, path: where, ref } = written;
    if (typeof ref !== 'string') {
      const at = index.find(file, where)?.at.child('$ref');
      this.#diagnostics.push(specMessages.report('SPEC-039', at, { found: kindOf(ref) }));
      return;
    }
    const reference: Reference = { file, path: where, ref };
    const { file: name } = splitRef(ref);
    const at = name === '' ? '' : absoluteTarget(file, name);
    if (name !== '' && !this.#files.has(at)) {
      this.#diagnostics.push(...this.#unavailable(reference, at, index));
      return;
    }
    const problem = index.problem(reference);
    if (problem) this.#diagnostics.push(problem);
  }

  #unavailable(
    { file, path: where, ref }: Reference,
    at: string,
    index: ReferenceIndex,
  ): Diagnostic[] {
    const location = index.find(file, where)?.at.child('$ref');
    if (isRemote(at) && !path.isAbsolute(at)) {
      const reason = this.#refused.get(at)?.reason || 'no answer';
      return [
        this.options.allowRemote
          ? specMessages.report('SPEC-032', location, { ref, reason })
          : specMessages.report('SPEC-030', location, { ref }),
      ];
    }
    if (!this.#mayRead(at)) {
      return [
        specMessages.report('SPEC-031', location, { ref, root: this.#nameOf(this.#root) || '.' }),
      ];
    }
    const refused = this.#refused.get(at);
    if (refused?.code === 'broken') {
      return refused.reason === ''
        ? []
        : [specMessages.report('SPEC-037', location, { ref, reason: refused.reason })];
    }
    const folder = path.dirname(at);
    const siblings = [...this.#files.keys()]
      .filter((one) => path.dirname(one) === folder)
      .map((one) => path.basename(one));
    const near = nearest(path.basename(at), siblings);
    return [specMessages.report('SPEC-033', location, { ref, file: this.#nameOf(at), near })];
  }

  #nameOf(at: string): string {
    if (isRemote(at) && !path.isAbsolute(at)) return at;
    const relative = path.relative(this.#cwd, at);
    const name = relative.startsWith('..') ? at : relative;
    return name.split(path.sep).join('/');
  }
}

function leavesFile({ ref }: WrittenReference): boolean {
  return typeof ref === 'string' && splitRef(ref).file !== '';
}

function byName(a: SpecFile, b: SpecFile): number {
  return a.source.name.localeCompare(b.source.name);
}

function pathOf(url: string): string {
  const plain = url.replace(/^file:\/\//, '').replace(/#.*$/, '');
  try {
    return path.normalize(decodeURIComponent(plain));
  } catch {
    return path.normalize(plain);
  }
}
