// Diagnostic values, their typed catalogues, and "did you mean".

export {
  type Catalogue,
  defineCatalogue,
  type MessageDefinition,
  message,
  type Where,
} from './catalogue.js';
export {
  type Diagnostic,
  type DiagnosticSeverity,
  diagnosticIdentity,
  distinctDiagnostics,
  fileOf,
  hasErrors,
  type Outcome,
  type PartialOutcome,
  type RelatedLocation,
  sortDiagnostics,
  withoutNotes,
} from './diagnostic.js';
export { nearest, nearestOfFew } from './nearest.js';
