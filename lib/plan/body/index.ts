// The import body of the REST API.

export { stripDescriptions } from './descriptions.js';
export { type FinishedBody, finishBody } from './finish-body.js';
export { type BodyInput, lowerBody } from './lower-body.js';
export { bodyMessages } from './messages.js';
export { sortKeys } from './sort-keys.js';
