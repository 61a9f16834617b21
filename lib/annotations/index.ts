// `x-gateway`: one file per annotation, its schema, scope, inheritance and documentation.

export type * from './settings.js';
