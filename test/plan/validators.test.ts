import { describe, expect, it } from 'vitest';
import { lower } from './lower.js';
import { operation } from './model-builder.js';
import { planText } from './plan.js';

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

describe('what is validated, explicit validators included', () => {
  const VALIDATORS = 'x-amazon-apigateway-request-validators';
  const VALIDATOR = 'x-amazon-apigateway-request-validator';
  const lax = `${VALIDATORS}: { lax: { validateRequestBody: false }, strict: { validateRequestBody: true, validateRequestParameters: true } }\n`;
  const orders = (x = '') =>
    `paths: { /orders: { get: { security: [], responses: { '200': { description: OK } }${x && `, ${x}`} } } }\n`;

  it.each([
    ['follows the annotation', orders('x-gateway: { validate: body }'), 'body'],
    ['follows the one of the operation', `${lax}${orders(`${VALIDATOR}: lax`)}`, 'none'],
    ['follows the one of the root', `${lax}${VALIDATOR}: lax\n${orders()}`, 'none'],
    [
      'follows the one of the operation before that of the root',
      `${lax}${VALIDATOR}: lax\n${orders(`${VALIDATOR}: strict`)}`,
      'all',
    ],
    [
      'follows the annotation before the one of the root',
      `${lax}${VALIDATOR}: lax\n${orders('x-gateway: { validate: parameters }')}`,
      'parameters',
    ],
    [
      'sees that a name of ours means something else',
      `${VALIDATORS}: { all: { validateRequestBody: true } }\n${orders()}`,
      'body',
    ],
  ])('%s', async (_, text, validation) => {
    const { plan } = await planText(text);
    expect(plan?.routes.map((route) => route.validation)).toEqual([validation]);
  });
});
