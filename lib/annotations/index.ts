// `x-gateway`: one file per annotation, its schema, scope, inheritance and documentation.

export { slug } from './identity.js';
export { issueDiagnostics, type TellShape } from './issues.js';
export { gatewayJsonSchema } from './json-schema.js';
export { shapeMessages } from './messages.js';
export { annotationPages } from './pages.js';
export { type AnnotationOptions, readAnnotations } from './read-annotations.js';
export type * from './settings.js';
export { map, refuse, seconds, words } from './values.js';
export { waiverShape } from './waive.js';
