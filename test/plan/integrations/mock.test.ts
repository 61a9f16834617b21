import { describe, expect, it } from 'vitest';
import { integrate } from './integrate.js';

describe('mock', () => {
  it('answers with a body that is no template', () => {
    const { integration } = integrate({
      kind: 'mock',
      status: 501,
      body: { price: '$5 #1' },
      timeout: 10,
    });
    expect(integration).toMatchObject({
      type: 'mock',
      passthroughBehavior: 'never',
      requestTemplates: { 'application/json': '{"statusCode":501}' },
      responses: {
        default: {
          statusCode: '501',
          responseTemplates: { 'application/json': '{"price":"\\u00245 \\u00231"}' },
        },
      },
    });
  });

  it('refuses a status that is none', () => {
    expect(integrate({ kind: 'mock', status: 600, timeout: 10 }).codes()).toEqual(['PLAN-270']);
  });
});
