// What a change of specifications, and of the rules they are judged by, means for the API's security.

export type { Change, ServedApi } from './change.js';
export { compareApis, compareStates, type State } from './compare.js';
