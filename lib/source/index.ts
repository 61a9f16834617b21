// Text, JSON pointers, locations and code frames. Imports nothing.

export { AmendedFile, Origins } from './amended-file.js';
export { codeFrame } from './code-frame.js';
export { fromPointer, Location, type Position, toPointer, type ValuePath } from './location.js';
export { type PlaceKey, sortByPlace } from './sort-by-place.js';
export {
  type Locate,
  type NodeOffsets,
  type Origin,
  type Range,
  SourceFile,
} from './source-file.js';
