// Method responses and media types.

export { type LoweredResponses, lowerResponses, type MethodResponse } from './lower-responses.js';
export {
  binaryMediaTypes,
  isJson,
  modelledRequest,
  validatedContentTypes,
  validatesBody,
} from './media-types.js';
export { responseMessages } from './messages.js';
