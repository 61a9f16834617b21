// What a change of specifications means for the API's security.

export type { Change, ServedApi } from './change.js';
export { compareApis } from './compare.js';
