import { describe, expect, it } from 'vitest';
import { checkBody } from '../../../lib/plan/preflight/index.js';
import { type Body, BROKEN, sound } from './broken-bodies.js';

describe('checkBody', () => {
  it('finds nothing in a sound body', () => {
    expect(checkBody(sound())).toEqual([]);
  });

  it.each(BROKEN)('finds %s', (_, breakIt, expected) => {
    const body = sound();
    breakIt(body);
    expect(checkBody(body).map(({ message }) => message)).toContain(expected);
  });

  it.each([
    [
      'resources',
      (body: Body) => {
        for (let at = 0; at < 300; at++) body.paths[`/p${at}`] = {};
      },
    ],
    [
      'authorizers',
      (body: Body) => {
        for (let at = 0; at < 11; at++) {
          body.components.securitySchemes[`a${at}`] = {
            type: 'apiKey',
            name: 'A',
            in: 'header',
            'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: 'arn:x' },
          };
        }
      },
    ],
    [
      'size',
      (body: Body) => {
        body.info.description = 'x'.repeat(6 * 1024 * 1024);
      },
    ],
  ])('finds too many or too much: %s', (kind, breakIt) => {
    const body = sound();
    breakIt(body);
    expect(checkBody(body)).toMatchObject([{ kind }]);
  });
});
