import { describe, expect, it } from 'vitest';
import { http, integrate } from './integrate.js';

describe('http', () => {
  it('passes requests on with the path and its variables', () => {
    expect(integrate(http('https://b.example.com/v1/')).integration).toEqual({
      type: 'http_proxy',
      httpMethod: 'GET',
      uri: 'https://b.example.com/v1/orders/{id}',
      passthroughBehavior: 'when_no_match',
      timeoutInMillis: 10_000,
      requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
    });
  });

  it.each([
    ['get /files/{proxy+}', 'https://b.example.com/files/{proxy}'],
    ['get /', 'https://b.example.com/'],
    ['get /r/{id}.json', 'https://b.example.com/r/{idJson}'],
  ])('serves %s from %s', (route, uri) => {
    expect(integrate(http('https://b.example.com'), route).integration).toMatchObject({ uri });
  });

  it('takes an address with variables as complete', () => {
    expect(integrate(http('https://b.example.com/x/{id}/y')).integration).toMatchObject({
      uri: 'https://b.example.com/x/{id}/y',
    });
    expect(integrate(http('https://${stageVariables.host}')).integration).toMatchObject({
      uri: 'https://${stageVariables.host}/orders/{id}',
    });
  });

  it.each([
    ['b.example.com', 'PLAN-261'],
    ['ftp://b.example.com', 'PLAN-261'],
    ['https://b.example.com?x=1', 'PLAN-262'],
    ['https://b.example.com/#x', 'PLAN-262'],
    ['https://b.example.com/{other}', 'PLAN-271'],
  ])('refuses the address %s', (url, code) => {
    const { integration, codes } = integrate(http(url));
    expect([integration, codes()]).toEqual([undefined, [code]]);
  });

  it.each([
    [29, 'regional', []],
    [30, 'regional', ['PLAN-264']],
    [30, 'edge', ['PLAN-263']],
    [0.01, 'regional', ['PLAN-265']],
  ] as const)('judges a timeout of %d s of a %s API', (timeout, endpoint, codes) => {
    expect(
      integrate(http('https://b.example.com', timeout), undefined, {}, endpoint).codes(),
    ).toEqual(codes);
  });
});
