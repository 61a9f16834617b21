// One readonly, version-free model of what the API is, out of 2.0, 3.0 and 3.1.

export type * from './api-model.js';
export { type CredentialPlace, credentialPlaces } from './credential-places.js';
export { GATEWAY_RESPONSE_TYPES } from './extensions/shapes.js';
export { type LoadApiOptions, loadApi, readApi } from './load-api.js';
export { readModel } from './read-model.js';
export {
  type DataMark,
  dataMarks,
  isJsonMedia,
  schemaOfRef,
} from './walk-schema.js';
