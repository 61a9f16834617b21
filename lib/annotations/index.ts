// `x-gateway`: one file per annotation, its schema, scope, inheritance and documentation.

export { gatewayJsonSchema } from './json-schema.js';
export { annotationPages } from './pages.js';
export { type AnnotationOptions, readAnnotations } from './read-annotations.js';
export type * from './settings.js';
