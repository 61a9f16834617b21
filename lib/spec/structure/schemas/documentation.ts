// Where a schema says that more is to be read.

import { webAddress } from '../checks/addresses.js';
import type { SchemaCheck } from './check.js';

export const documentation: SchemaCheck = {
  on: ['externalDocs'],
  check: (schema) => webAddress(schema.get('externalDocs')?.get('url')),
};
