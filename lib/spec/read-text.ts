// Reads one file as text, and says plainly why when that is not possible.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Diagnostic, nearest } from '../diagnostics/index.js';
import { documentsIn } from './documents-in.js';
import { specMessages } from './messages.js';

export interface ReadLimits {
  /** Largest size of a file, in bytes. */
  readonly maxBytes: number;
}

/** What cannot be read, and why. */
export interface Unreadable {
  readonly problem: Diagnostic;
  /** Where there is no such file: the one beside it that was likely meant. */
  readonly near?: string;
}

export type TextOrProblem = { readonly text: string } | Unreadable;

/**
 * The text of a file; `name` is what the user calls it. At once, because a specification of a thousand small files
 * takes half a second longer when each waits for its turn.
 */
export function readText(at: string, name: string, limits: ReadLimits): TextOrProblem {
  const where = { file: name };
  try {
    const facts = statSync(at);
    if (facts.isDirectory()) return directory(at, name);
    if (facts.size > limits.maxBytes) {
      const params = { name, bytes: facts.size, limit: limits.maxBytes };
      return { problem: specMessages.report('SPEC-007', where, params) };
    }
    return decode(readFileSync(at), name, limits);
  } catch (error) {
    return unreadable(error as NodeJS.ErrnoException, at, name);
  }
}

/** UTF-8, with or without a byte order mark; anything else is reported. */
export function decode(bytes: Uint8Array, name: string, limits: ReadLimits): TextOrProblem {
  const where = { file: name };
  if (bytes.length > limits.maxBytes) {
    const params = { name, bytes: bytes.length, limit: limits.maxBytes };
    return { problem: specMessages.report('SPEC-007', where, params) };
  }
  const utf16 =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) {
    return { problem: specMessages.report('SPEC-006', where, { name, found: 'it is UTF-16' }) };
  }
  if (bytes.includes(0)) return { problem: specMessages.report('SPEC-005', where, { name }) };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.trim() === '') return { problem: specMessages.report('SPEC-004', where, { name }) };
    return { text };
  } catch {
    const binary = bytes.subarray(0, 1024).some((byte) => byte < 0x09);
    if (binary) return { problem: specMessages.report('SPEC-005', where, { name }) };
    const found = `line ${invalidLine(bytes)} holds bytes of another encoding, such as Windows-1252`;
    return { problem: specMessages.report('SPEC-006', where, { name, found }) };
  }
}

/** The first line that is not UTF-8. A line feed is never part of another character there. */
function invalidLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let line = 1, start = 0; ; line++) {
    const end = bytes.indexOf(0x0a, start);
    try {
      decoder.decode(bytes.subarray(start, end === -1 ? undefined : end));
    } catch {
      return line;
    }
    if (end === -1) return line;
    start = end + 1;
  }
}

function unreadable(error: NodeJS.ErrnoException, at: string, name: string): Unreadable {
  const where = { file: name };
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return missingFile(at, name, neighbours(at));
    case 'EISDIR':
      return directory(at, name);
    case 'EACCES':
    case 'EPERM':
      return { problem: specMessages.report('SPEC-003', where, { name }) };
    default:
      return { problem: specMessages.report('SPEC-009', where, { name, reason: error.message }) };
  }
}

function directory(at: string, name: string): Unreadable {
  const params = { name, files: documentsIn(at).map((file) => shellWord(path.join(name, file))) };
  return { problem: specMessages.report('SPEC-002', { file: name }, params) };
}

/** As a shell takes it for one argument. */
function shellWord(text: string): string {
  return /^[\w./@%+:,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A file that is not there; `beside` are the names in its folder. */
export function missingFile(at: string, name: string, beside: readonly string[]): Unreadable {
  const near = nearest(path.basename(at), beside);
  const meant = near && { near: path.join(path.dirname(name), near) };
  const problem = specMessages.report('SPEC-001', { file: name }, { name, ...meant });
  return { problem, ...(near && { near }) };
}

/** In larger folders nothing is suggested: a broken specification may miss thousands of files. */
const MOST_NEIGHBOURS = 200;

/** The files of the folder that a missing one would be in. */
function neighbours(missing: string): string[] {
  try {
    const entries = readdirSync(path.dirname(missing), { withFileTypes: true });
    const files = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
    return files.length > MOST_NEIGHBOURS ? [] : files;
  } catch {
    // A folder that is not there, or may not be listed, holds nothing to suggest.
    return [];
  }
}
