// The files of a specification: read and parsed once each. Crawled by @apidevtools/swagger-parser with our reader and
// our parser plugged in, so that each value keeps its place in its own file.

import path from 'node:path';
import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import type { SpecFile } from './node.js';
import { parseFile } from './parse-file.js';
import { decode, type TextOrProblem } from './read-text.js';
import { isRemote } from './references.js';

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

export type Reader = (path: string, name: string, limits: { maxBytes: number }) => TextOrProblem;

const DEFAULT_MAX_BYTES = 32 * 1024 * 1024;

/** Why a file could not be used: told at the references to it. An empty reason was told already. */
export interface Refusal {
  readonly code: 'missing' | 'broken';
  readonly reason: string;
}

export class SpecFiles {
  /** By absolute path, or address. */
  readonly read = new Map<string, SpecFile>();
  readonly refused = new Map<string, Refusal>();
  readonly diagnostics: Diagnostic[] = [];
  readonly #limits: { readonly maxBytes: number };
  readonly #cwd: string;
  /** The folder that references may not leave. */
  readonly #root: string;

  constructor(
    private readonly entry: string,
    private readonly options: LoadOptions,
    private readonly reader: Reader,
  ) {
    this.#limits = { maxBytes: options.maxBytes ?? DEFAULT_MAX_BYTES };
    this.#cwd = options.cwd ?? process.cwd();
    this.#root = path.dirname(entry);
  }

  openEntry(): SpecFile | undefined {
    return this.#open(this.entry, true);
  }

  /** Reads what the entry file refers to, directly or not. What cannot be read is remembered as refused. */
  async crawl(): Promise<void> {
    const open = async (url: string): Promise<unknown> => {
      const at = isRemote(url) && !url.startsWith('file:') ? url : pathOf(url);
      if (!this.mayRead(at)) throw new Error('refused');
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
      // Each failure is told at its own reference, where the user can mend it.
    }
  }

  mayRead(at: string): boolean {
    if (isRemote(at) && !path.isAbsolute(at)) return this.options.allowRemote === true;
    if (this.options.allowOutside) return true;
    const relative = path.relative(this.#root, at);
    return !relative.startsWith('..') && !path.isAbsolute(relative);
  }

  /** What the user calls a file. */
  nameOf(at: string): string {
    if (isRemote(at) && !path.isAbsolute(at)) return at;
    const relative = path.relative(this.#cwd, at);
    const name = relative.startsWith('..') ? at : relative;
    return name.split(path.sep).join('/');
  }

  get rootName(): string {
    return this.nameOf(this.#root) || '.';
  }

  /** Reads and parses a file once; says what is wrong with the entry file, remembers it for others. */
  #open(at: string, isEntry = false): SpecFile | undefined {
    const known = this.read.get(at);
    if (known) return known;
    if (this.refused.has(at)) return undefined;
    const name = this.nameOf(at);
    const read = this.reader(at, name, this.#limits);
    if ('problem' in read) {
      if (isEntry) this.diagnostics.push(read.problem);
      const code = read.problem.code === 'SPEC-001' ? 'missing' : 'broken';
      this.refused.set(at, { code, reason: read.problem.message });
      return undefined;
    }
    const { file: parsed, diagnostics } = parseFile({ name, path: at, text: read.text });
    this.diagnostics.push(...diagnostics);
    const file = isEntry && parsed ? this.#amended(parsed) : parsed;
    if (file) this.read.set(at, file);
    // Its own errors were reported; the references to it need no second message.
    else this.refused.set(at, { code: 'broken', reason: '' });
    return file;
  }

  #amended(entry: SpecFile): SpecFile | undefined {
    const { value, diagnostics } = this.options.amend?.(entry) ?? { value: entry, diagnostics: [] };
    this.diagnostics.push(...diagnostics);
    return value;
  }

  async #fetch(url: string): Promise<string> {
    const response = await fetch(url);
    if (!response.ok) {
      this.refused.set(url, { code: 'broken', reason: `HTTP ${response.status}` });
      throw new Error(`HTTP ${response.status}`);
    }
    const read = decode(new Uint8Array(await response.arrayBuffer()), url, this.#limits);
    if ('problem' in read) throw new Error(read.problem.message);
    const { file, diagnostics } = parseFile({ name: url, path: url, text: read.text });
    this.diagnostics.push(...diagnostics);
    if (file) this.read.set(url, file);
    return url;
  }
}

function pathOf(url: string): string {
  const plain = url.replace(/^file:\/\//, '').replace(/#.*$/, '');
  try {
    return path.normalize(decodeURIComponent(plain));
  } catch {
    return path.normalize(plain);
  }
}
