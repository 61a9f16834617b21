// `data`: what kind of data a schema or parameter carries. Only checked here; the model reads it.

import * as z from 'zod';
import type { Annotation } from './annotation.js';
import type { DataClass } from './settings.js';

export const data: Annotation<DataClass> = {
  name: 'data',
  summary: 'Marks what kind of data a value is',
  scopes: ['schema', 'parameter'],
  schema: z.enum(['pii', 'phi', 'pan', 'secret', 'public']).describe('Class of the data'),
  cascades: false,
  default: 'nothing is assumed',
  description:
    '`pii` identifies a person, `phi` is about health, `pan` is a card number, `secret` is a password, key or token, `public` may be seen by everyone. Rules use the mark to ask for authentication, to keep values out of addresses and caches, and to mask them in logs.',
  examples: [{ title: 'A property', yaml: 'email:\n  type: string\n  x-gateway: { data: pii }' }],
};
