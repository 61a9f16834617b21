// From a file to a located document.

export type { SpecDocument, SpecVersion } from './document.js';
export { documentsIn } from './documents-in.js';
export { type LoadOptions, loadSpec, loadSpecText, type MemoryOptions } from './load.js';
export { type HttpMethod, METHODS, methodOf } from './methods.js';
export { define, isObject, type JsonObject, type SpecFile, SpecNode } from './node.js';
export { readJsonSource } from './parse-file.js';
export { type Document, readDocument } from './read-document.js';
export { readText } from './read-text.js';
export { walkFile } from './walk-file.js';
