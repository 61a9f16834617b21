// Which finding is which, before and after a change: not by lines, which move, nor by the places of items in a
// list, nor by counts in a message, but by the rule, the file, the place among names, and what is said.

import path from 'node:path';
import type { Diagnostic } from '../diagnostics/index.js';
import type { Finding } from './finding.js';

export interface FindingIdentity {
  /** Id of the rule, or code of the diagnostic. */
  readonly rule: string;
  readonly file: string;
  /** Address of a resource, or the place in a specification with `*` for each index of a list. */
  readonly at: string;
  /** What is said, with `#` for each number that stands alone. */
  readonly message: string;
}

/** A resource of Terraform, as an address names it: `module.a.aws_x.y["z"]`. */
const ADDRESS = /^(module\.[^.]+\.|data\.)*[a-z][a-z0-9]*_[a-z0-9_]+\.[^/\s]+$/;
const NUMBER = /(?<![\w`./-])\d[\d,.]*(?![\w`/-])/g;
const PLACE = /:\d+:\d+\b/g;

/** `folder`: what its file is named relative to; the name that is shown, where there is none. */
export function identityOf(
  { rule, at, of, message }: Pick<Finding, 'rule' | 'at' | 'of' | 'message'>,
  folder?: string,
): FindingIdentity {
  return {
    rule,
    file: folder === undefined ? at.file : relativeFile(at.source.path, folder),
    at: of !== undefined && ADDRESS.test(of) ? of : anchorOf(at.path),
    message: message.replace(PLACE, '').replace(NUMBER, '#'),
  };
}

/** Nothing for one that stands at no place. */
export function identityOfDiagnostic(
  { code, at, message }: Diagnostic,
  folder: string,
): FindingIdentity | undefined {
  return at && identityOf({ rule: code, at, message }, folder);
}

function anchorOf(keys: Finding['at']['path']): string {
  return keys
    .map((key) => (typeof key === 'number' ? '*' : key.replaceAll('~', '~0').replaceAll('/', '~1')))
    .map((key) => `/${key}`)
    .join('');
}

function relativeFile(file: string, folder: string): string {
  return path.relative(folder, path.resolve(file)).split(path.sep).join('/');
}

/** The same text for the same finding before and after unrelated edits. */
export function fingerprint(finding: Finding): string {
  return keyOf(identityOf(finding));
}

function keyOf({ rule, file, at, message }: FindingIdentity): string {
  return [rule, file, at, message].join('\n');
}

export interface Comparison {
  /** The findings that are new, and those that are waived: these are listed in every report. */
  readonly findings: readonly Finding[];
  /** What was known and is found no more. */
  readonly fixed: readonly FindingIdentity[];
}

/**
 * What is new against what was known. Of equal findings as many are known as there were: a second one is new. A rule
 * that fails is never known: it has proven nothing.
 */
export function withoutKnown(
  findings: readonly Finding[],
  known: readonly FindingIdentity[],
  folder?: string,
): Comparison {
  if (known.length === 0) return { findings, fixed: [] };
  const left = new Map<string, FindingIdentity[]>();
  for (const one of known) left.set(keyOf(one), [...(left.get(keyOf(one)) ?? []), one]);
  const fresh = findings.filter((finding) => {
    if (finding.verdict === 'error') return true;
    const isKnown = left.get(keyOf(identityOf(finding, folder)))?.pop() !== undefined;
    return !isKnown || finding.waived !== undefined;
  });
  return { findings: fresh, fixed: [...left.values()].flat() };
}
