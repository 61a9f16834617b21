// What a stage says about its input. A user's mistake is a value of this type, never an exception.

import { type Location, sortByPlace } from '../source/index.js';

export type DiagnosticSeverity = 'error' | 'warning' | 'info';

export interface RelatedLocation {
  readonly at: Location;
  readonly message: string;
}

export interface Diagnostic {
  /** `ROOM-nnn`; never reused. */
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  /** The fact with its actual values, in the present tense. */
  readonly message: string;
  /** Absent only where no file could be read, for example when it does not exist. */
  readonly at?: Location;
  /** Name of the file, where there is no location in it. */
  readonly file?: string;
  /** One concrete edit. */
  readonly hint?: string;
  readonly related?: readonly RelatedLocation[];
}

/** What a stage returns. `value` is absent when an error makes later stages pointless. */
export interface Outcome<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** What can be read in spite of errors, for those who only look at it: nothing is made of it. */
export interface PartialOutcome<T> extends Outcome<T> {
  /** Absent where there is a `value`, and where the errors leave nothing to be sure of. */
  readonly partial?: T;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** Errors and warnings: what is told unasked. */
export function withoutNotes(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity !== 'info');
}

/** Sorted by file, line, column and code, without exact repeats (one `$ref` target is often met twice). */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return sortByPlace(distinctDiagnostics(diagnostics), (one) => ({
    file: fileOf(one),
    at: one.at,
    texts: [one.code, one.message],
  }));
}

/** Without exact repeats: what several references lead to is met by each of them. */
export function distinctDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((one) => [diagnosticIdentity(one), one])).values()];
}

/** The file a diagnostic is about; empty where it is about none. */
export function fileOf(diagnostic: Diagnostic): string {
  return diagnostic.at?.file ?? diagnostic.file ?? '';
}

/** The same text for the same saying about the same place. */
export function diagnosticIdentity(diagnostic: Diagnostic): string {
  return [diagnostic.code, fileOf(diagnostic), diagnostic.at?.pointer, diagnostic.message].join(
    '\0',
  );
}
