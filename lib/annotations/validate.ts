// `validate`: which parts of a request API Gateway checks before the back end sees it.

import * as z from 'zod';
import { type Annotation, last } from './annotation.js';
import type { ValidationMode } from './settings.js';

export const validate: Annotation<ValidationMode, ValidationMode> = {
  name: 'validate',
  summary: 'Says which parts of a request are checked against the specification',
  scopes: ['root', 'pathItem', 'operation'],
  schema: z.enum(['all', 'body', 'parameters', 'none']).describe('Parts of a request to check'),
  cascades: true,
  default: '`all`',
  description: `\`all\` checks bodies against their schemas and that required parameters are there; \`body\` and \`parameters\` check one of them; \`none\` leaves everything to the back end. See [Request validation for REST APIs](https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html).`,
  examples: [
    { title: 'An upload whose body has no schema', yaml: 'x-gateway:\n  validate: parameters' },
  ],
  resolve: (chain) => last(chain)?.value ?? 'all',
};
