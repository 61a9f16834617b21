// From a file to a located document.

export type { SpecDocument, SpecVersion } from './document.js';
export { isObject, type JsonObject, type SpecFile, SpecNode } from './node.js';
