// A diagnostic as one line, for cdktf's list of validation errors.

import { type Diagnostic, fileOf } from '../diagnostics/index.js';

/** `specs/pets.yaml:42:14 error ANN-012: …` */
export function diagnosticLine(diagnostic: Diagnostic): string {
  const { at, code, severity, message, hint } = diagnostic;
  const place = at ? `${at.file}:${at.line}:${at.column}` : fileOf(diagnostic);
  return `${place ? `${place} ` : ''}${severity} ${code}: ${message}${hint ? ` (hint: ${hint})` : ''}`;
}
