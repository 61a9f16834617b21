// Every `$ref` of every file: where it leads, and what is wrong with those that lead nowhere. A property
// that is named `$ref`, and a `$ref` inside an example, are not references.

import path from 'node:path';
import { type Diagnostic, nearestOfFew } from '../diagnostics/index.js';
import { fromPointer, toPointer, type ValuePath } from '../source/index.js';
import { specMessages } from './messages.js';
import { isObject, type References, type SpecFile, SpecNode } from './node.js';
import { walkFile } from './walk-file.js';

/** References that may lead to each other before one leads to a value. Keeps following them off the stack's end. */
const MAX_CHAIN = 100;

export interface Reference {
  readonly file: SpecFile;
  readonly path: ValuePath;
  readonly ref: string;
}

/** As it stands in the file: the reference may be no text. */
export type WrittenReference = Omit<Reference, 'ref'> & { readonly ref: unknown };

/** Splits a `$ref` into the file part (empty: the same file) and the fragment without `#`. */
export function splitRef(ref: string): { file: string; fragment: string } {
  const at = ref.indexOf('#');
  return at === -1
    ? { file: ref, fragment: '' }
    : { file: ref.slice(0, at), fragment: ref.slice(at + 1) };
}

/** Whether a file's place is an address of the web, not a path: also not one with a drive in front. */
export function isAddress(place: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(place) && !path.isAbsolute(place);
}

export interface FileReferences {
  /** In document order. */
  readonly written: readonly WrittenReference[];
  /**
   * To named examples. They are not among the others, because a missing example loses nothing, and files of examples
   * are not read.
   */
  readonly toExamples: readonly Reference[];
}

export function referencesIn(file: SpecFile): FileReferences {
  const written: WrittenReference[] = [];
  const toExamples: Reference[] = [];
  walkFile(file, (object, at, keys) => {
    const { $ref: ref, examples } = object;
    if (ref !== undefined && keys !== 'schema names') written.push({ file, path: [...at], ref });
    if (keys !== 'keywords' || !isObject(examples)) return;
    for (const [name, example] of Object.entries(examples)) {
      const to = isObject(example) ? example['$ref'] : undefined;
      if (typeof to === 'string')
        toExamples.push({ file, path: [...at, 'examples', name], ref: to });
    }
  });
  return { written, toExamples };
}

/** Resolves references between files that are already in memory. */
export class ReferenceIndex implements References {
  readonly #tops = new Map<SpecFile, SpecNode>();
  readonly #anchors = new Map<SpecFile, Map<string, ValuePath>>();
  /** Where the reference objects met so far end; `undefined` too while one is being followed. */
  readonly #ends = new Map<object, { readonly node: SpecNode | undefined }>();
  /** What texts of references name in a file: a few schemas are referred to from everywhere. */
  readonly #targets = new Map<SpecFile, Map<string, SpecNode>>();
  /** References that are being followed, each one on the way of another. */
  #following = 0;
  readonly #nearest = nearestOfFew();
  /** References that lead to a value: the same text leads there from everywhere in the file. */
  readonly #sound = new Map<SpecFile, Set<string>>();

  /** `files` by absolute path (or URL). */
  constructor(private readonly files: ReadonlyMap<string, SpecFile>) {}

  /** The top of a file as a node that can follow references. */
  top(file: SpecFile): SpecNode {
    const top = this.#tops.get(file) ?? new SpecNode(file, [], file.value, this);
    this.#tops.set(file, top);
    return top;
  }

  /** The node at a path of a file. */
  find(file: SpecFile, at: ValuePath): SpecNode | undefined {
    return walk(this.top(file), at).node;
  }

  target(from: SpecFile, ref: string): SpecNode | undefined {
    const { file: name, fragment } = splitRef(ref);
    const file = name === '' ? from : this.files.get(absoluteTarget(from, name));
    if (!file) return undefined;
    if (fragment === '') return this.top(file);
    if (!fragment.startsWith('/')) return this.#anchor(this.top(file), fragment);
    return this.#pointed(file, fragment);
  }

  #pointed(file: SpecFile, fragment: string): SpecNode | undefined {
    const targets = this.#targets.get(file) ?? new Map<string, SpecNode>();
    const known = targets.get(fragment);
    if (known) return known;
    const [top, keys] = [this.top(file), pointerKeys(fragment)];
    const found = top.below(keys);
    // A way through other references may lead further once they are known.
    if (!found) return walk(top, keys).node;
    this.#targets.set(file, targets.set(fragment, found));
    return found;
  }

  end(reference: SpecNode): SpecNode | undefined {
    const { object } = reference;
    if (!object || this.#following >= MAX_CHAIN) return undefined;
    const known = this.#ends.get(object);
    if (known) return known.node;
    // Whoever comes back here on the way has gone in a circle.
    this.#ends.set(object, { node: undefined });
    this.#following++;
    const node = reference.target()?.deref();
    this.#following--;
    this.#ends.set(object, { node });
    return node;
  }

  #anchor(top: SpecNode, name: string): SpecNode | undefined {
    let anchors = this.#anchors.get(top.file);
    if (!anchors) {
      anchors = findAnchors(top.file.value);
      this.#anchors.set(top.file, anchors);
    }
    const at = anchors.get(name);
    return at && walk(top, at).node;
  }

  /** What is wrong with a reference; `undefined` when it leads to a value. */
  problem(reference: Reference): Diagnostic | undefined {
    const { file, ref } = reference;
    const sound = this.#sound.get(file) ?? new Set();
    if (sound.has(ref)) return undefined;
    const problem = this.#problem(reference);
    if (!problem) this.#sound.set(file, sound.add(ref));
    return problem;
  }

  #problem(reference: Reference): Diagnostic | undefined {
    const { file, path: at, ref } = reference;
    const node = this.find(file, at);
    const where = node?.at.child('$ref');
    const { file: name, fragment } = splitRef(ref);
    const target = name === '' ? file : this.files.get(absoluteTarget(file, name));
    // A file that is not there was reported when reading it failed.
    if (!node || !target) return undefined;
    if (fragment !== '' && !fragment.startsWith('/')) {
      if (this.target(file, ref)) return undefined;
      return specMessages.report('SPEC-034', where, { ref, missing: `anchor "${fragment}"` });
    }
    const keys = pointerKeys(fragment);
    const walked = walk(this.top(target), keys);
    if (!walked.node) {
      const { missing, known, reached } = walked;
      const near = this.#nearest(missing, known);
      const prefix = ref.slice(0, ref.length - fragment.length);
      const corrected =
        near && `${prefix}${toPointer([...reached, near, ...keys.slice(reached.length + 1)])}`;
      return specMessages.report('SPEC-034', where, {
        ref,
        missing: `"${missing}"`,
        near: corrected,
      });
    }
    return node.deref() ? undefined : chainProblem(node);
  }
}

/** Absolute path of the file a reference names, or its URL. */
export function absoluteTarget(from: SpecFile, name: string): string {
  if (isAddress(name)) return name;
  const base = from.source.path;
  if (isAddress(base)) return new URL(name, base).href;
  return path.resolve(path.dirname(base), safely(decodeURI, name));
}

function pointerKeys(fragment: string): string[] {
  return fromPointer(safely(decodeURIComponent, fragment));
}

function safely(decode: (text: string) => string, text: string): string {
  try {
    return decode(text);
  } catch {
    return text;
  }
}

interface Walk {
  readonly node?: SpecNode;
  /** Keys that were found before the missing one. */
  readonly reached: readonly string[];
  readonly missing: string;
  /** Keys that stand where the missing one does not. */
  readonly known: () => readonly string[];
}

/** Follows keys from a node; steps through a reference in the middle of the way. */
function walk(top: SpecNode, keys: ValuePath): Walk {
  let node = top;
  const reached: string[] = [];
  for (const key of keys) {
    const next: SpecNode | undefined =
      node.get(key) ?? (node.ref ? node.deref()?.get(key) : undefined);
    if (!next) {
      const { object = {} } = node;
      return { reached, missing: String(key), known: () => Object.keys(object) };
    }
    node = next;
    reached.push(String(key));
  }
  return { node, reached, missing: '', known: () => [] };
}

/** Why a chain of references that all lead somewhere does not end at a value. */
function chainProblem(start: SpecNode): Diagnostic | undefined {
  const where = start.at.child('$ref');
  const names = new Set<string>();
  let node: SpecNode | undefined = start;
  for (; node?.ref !== undefined; node = node.target()) {
    if (names.has(node.ref)) {
      const chain = [...names, node.ref].join(' → ');
      return specMessages.report('SPEC-035', where, { chain });
    }
    names.add(node.ref);
    if (names.size > MAX_CHAIN) return specMessages.report('SPEC-040', where, { limit: MAX_CHAIN });
  }
  // The last one leads nowhere, and is told there.
  return node ? specMessages.report('SPEC-040', where, { limit: MAX_CHAIN }) : undefined;
}

function findAnchors(value: unknown): Map<string, ValuePath> {
  const anchors = new Map<string, ValuePath>();
  const visit = (part: unknown, at: ValuePath): void => {
    if (Array.isArray(part)) {
      part.forEach((item, index) => {
        visit(item, [...at, index]);
      });
    } else if (isObject(part)) {
      for (const keyword of ['$anchor', '$dynamicAnchor']) {
        const name = part[keyword];
        if (typeof name === 'string' && !anchors.has(name)) anchors.set(name, at);
      }
      for (const [key, child] of Object.entries(part)) visit(child, [...at, key]);
    }
  };
  visit(value, []);
  return anchors;
}
