import { describe, expect, it } from 'vitest';
import { explicitIntegration } from '../../../lib/plan/integrations/index.js';

describe('an explicit integration', () => {
  it('is kept as it is', () => {
    const given = { type: 'http', uri: 'https://x/{id}' };
    expect(explicitIntegration(given, {})).toBe(given);
  });

  it('follows renamed variables, all at once', () => {
    const given = {
      uri: 'https://x/{a}',
      requestParameters: {
        'integration.request.path.a': 'method.request.path.a',
        'integration.request.path.b': 'method.request.path.b',
      },
      requestTemplates: { 'application/json': `{"a": "$input.params('a')"}` },
      cacheKeyParameters: ['method.request.path.b'],
    };
    expect(explicitIntegration(given, { a: 'b', b: 'b2' })).toEqual({
      uri: 'https://x/{a}',
      requestParameters: {
        'integration.request.path.a': 'method.request.path.b',
        'integration.request.path.b': 'method.request.path.b2',
      },
      requestTemplates: { 'application/json': `{"a": "$input.params('b')"}` },
      cacheKeyParameters: ['method.request.path.b2'],
    });
  });
});
