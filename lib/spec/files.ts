// The files of a specification: the entry file and, followed reference by reference, every other; read and parsed once
// each.

import path from 'node:path';
import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import { fetchText } from './fetch-text.js';
import type { SpecFile } from './node.js';
import { parseFile } from './parse-file.js';
import type { TextOrProblem } from './read-text.js';
import {
  absoluteTarget,
  type FileReferences,
  isAddress,
  referencesIn,
  splitRef,
} from './references.js';

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
  /** Name of the file beside a missing one that was likely meant. */
  readonly near?: string;
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

  openEntry(): Promise<SpecFile | undefined> {
    return this.#open(this.entry, true);
  }

  /**
   * Reads what the files refer to, directly or not. What cannot be read is remembered as refused.
   *
   * @returns the references of every file
   */
  async crawl(): Promise<ReadonlyMap<SpecFile, FileReferences>> {
    const found = new Map<SpecFile, FileReferences>();
    // The list grows while it is gone through.
    for (const file of this.read.values()) {
      const references = referencesIn(file);
      found.set(file, references);
      for (const { ref } of references.written) {
        const name = typeof ref === 'string' ? splitRef(ref).file : '';
        if (name !== '') await this.#follow(absoluteTarget(file, name));
      }
    }
    return found;
  }

  async #follow(at: string): Promise<void> {
    if (this.read.has(at) || this.refused.has(at) || !this.mayRead(at)) return;
    if (isAddress(at)) await this.#fetch(at);
    else await this.#open(at);
  }

  mayRead(at: string): boolean {
    if (isAddress(at)) return this.options.allowRemote === true;
    if (this.options.allowOutside) return true;
    const relative = path.relative(this.#root, at);
    return !relative.startsWith('..') && !path.isAbsolute(relative);
  }

  /** What the user calls a file. */
  nameOf(at: string): string {
    if (isAddress(at)) return at;
    const relative = path.relative(this.#cwd, at);
    const name = relative.startsWith('..') ? at : relative;
    return name.split(path.sep).join('/') || '.';
  }

  get rootName(): string {
    return this.nameOf(this.#root);
  }

  /** Reads and parses a file once; says what is wrong with the entry file, remembers it for others. */
  async #open(at: string, isEntry = false): Promise<SpecFile | undefined> {
    const known = this.read.get(at);
    if (known) return known;
    if (this.refused.has(at)) return undefined;
    const read = this.reader(at, this.nameOf(at), this.#limits);
    if ('problem' in read) {
      const { problem, near } = read;
      if (isEntry) this.diagnostics.push(problem);
      const code = problem.code === 'SPEC-001' ? 'missing' : 'broken';
      this.refused.set(at, { code, reason: problem.message, ...(near && { near }) });
      return undefined;
    }
    return this.#parse(at, read.text, isEntry);
  }

  async #parse(at: string, text: string, isEntry = false): Promise<SpecFile | undefined> {
    const named = { name: this.nameOf(at), path: at, text };
    const { file: parsed, diagnostics } = await parseFile(named);
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

  async #fetch(address: string): Promise<void> {
    const read = await fetchText(address, this.#limits);
    if ('text' in read) await this.#parse(address, read.text);
    else this.refused.set(address, { code: 'broken', reason: read.reason });
  }
}
