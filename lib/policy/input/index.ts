// What rules in other languages are given of a subject: plain JSON, with each place as text.

export { INPUT_VERSION, type InputDocument, inputDocument, type Places } from './input-document.js';
export { inputJsonSchema } from './json-schema.js';
