import { describe, expect, it } from 'vitest';
import { cacheKeyParameters } from '../../../lib/plan/integrations/index.js';
import { scheme, top } from '../model-builder.js';
import { http, integrate } from './integrate.js';

describe('cache key', () => {
  const keyed = (key: string[], route = 'get /o/{id}') => {
    const { context, codes } = integrate(http('https://b.example.com'), route, {
      parameters: [
        { name: 'page', in: 'query' },
        { name: 'Accept-Language', in: 'header' },
        { name: 'id', in: 'path' },
      ],
      settings: { cache: { ttl: 60, key } },
    });
    return { keys: cacheKeyParameters(context), codes: codes() };
  };

  it('names declared parameters', () => {
    expect(keyed(['path.id', 'query.page', 'header.accept-language'])).toEqual({
      keys: [
        'method.request.header.Accept-Language',
        'method.request.path.id',
        'method.request.querystring.page',
      ],
      codes: [],
    });
  });

  it('names credentials of the security schemes that the operation asks for', () => {
    const key = scheme('key', { type: 'apiKey', in: 'query', parameterName: 'k' });
    const session = scheme('session', { type: 'apiKey', in: 'cookie', parameterName: 's' });
    const { context, codes } = integrate(
      http('https://b.example.com'),
      'get /o',
      {
        security: [key, session].map(({ name }) => ({ schemes: [{ name, scopes: [] }], at: top })),
        settings: { cache: { ttl: 60, key: ['query.k', 'header.cookie', 'header.authorization'] } },
      },
      'regional',
      { key, session },
    );
    expect(cacheKeyParameters(context)).toEqual([
      'method.request.header.Authorization',
      'method.request.header.Cookie',
      'method.request.querystring.k',
    ]);
    expect(codes()).toEqual([]);
  });

  it('always has the variables of the path', () => {
    expect(keyed(['query.page'])).toEqual({
      keys: ['method.request.path.id', 'method.request.querystring.page'],
      codes: ['PLAN-268'],
    });
  });

  it('refuses parameters the operation does not declare', () => {
    expect(keyed(['path.id', 'query.size'])).toMatchObject({ codes: ['PLAN-267'] });
  });

  it('follows renamed variables', () => {
    expect(keyed(['path.id'], 'get /o/{id}.json')).toEqual({
      keys: ['method.request.path.idJson'],
      codes: [],
    });
  });
});
