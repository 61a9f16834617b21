// The import body of the REST API.

export { BODY_LIMIT, type BodyInput, type LoweredBody, lowerBody } from './lower-body.js';
export { bodyMessages } from './messages.js';
export { sortKeys } from './sort-keys.js';
