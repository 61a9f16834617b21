import { describe, expect, it } from 'vitest';
import { lower } from './lower.js';
import { operation } from './model-builder.js';

describe('validators', () => {
  it.each([
    ['uses the one of the annotations', {}, {}, 'all'],
    [
      'keeps an explicit one of the operation',
      { 'x-amazon-apigateway-request-validator': 'mine' },
      {},
      'mine',
    ],
    [
      'leaves an explicit one of the root alone',
      {},
      { 'x-amazon-apigateway-request-validator': 'mine' },
      undefined,
    ],
  ])('%s', (_, extensions, root, expected) => {
    const validators = {
      'x-amazon-apigateway-request-validators': { mine: { validateRequestBody: true } },
    };
    const { body } = lower({
      operations: [operation('get /o', { extensions })],
      api: { extensions: { ...validators, ...root } },
    });
    expect(body.paths['/o'].get['x-amazon-apigateway-request-validator']).toBe(expected);
  });
});
