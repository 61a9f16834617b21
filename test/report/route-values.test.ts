import { describe, expect, it } from 'vitest';
import { routeRows, routeTitle } from '../../lib/report/route-values.js';
import { planText } from '../plan/plan.js';

const TEXT = `x-gateway:
  throttle: { rate: 100, burst: 200 }
security: [{ login: [] }]
components:
  securitySchemes:
    login:
      type: openIdConnect
      openIdConnectUrl: https://id.example.com/.well-known/openid-configuration
      x-gateway: { authorizer: { jwt: { issuer: 'https://id.example.com/', audience: orders } } }
paths:
  /orders:
    get:
      x-gateway:
        throttle: { rate: 5, burst: 10 }
        waf: { rateLimit: { requests: 100, per: 1m } }
      responses: { '200': { description: Fine } }
  /health:
    get:
      security: []
      x-gateway: { public: probe }
      responses: { '200': { description: Fine } }
`;

describe('the table of routes', () => {
  it('shows each setting, and the line it came from where one was written', async () => {
    const { plan } = await planText(TEXT);
    expect(plan && routeRows(plan)).toEqual([
      [
        'GET /orders',
        'login :5',
        '-',
        '5/s, burst 10 :16',
        'all',
        '-',
        'on, 100/60s :17',
        '-',
        'openapi.yaml:14',
      ],
      [
        'GET /health',
        'public (probe) :22',
        '-',
        '100/s, burst 200 :4',
        'all',
        '-',
        'on',
        '-',
        'openapi.yaml:20',
      ],
    ]);
  });

  it.each([
    ['[{ login: [] }, {}]', 'login or none :14'],
    ['[{}, { login: [] }]\n      x-gateway: { public: probe }', 'login or public (probe) :14'],
    ['[{ login: [], key: [] }, { key: [] }]', 'login or no more + API key :14'],
    ['[{ login: [] }, { query: [] }]', 'login or query :14'],
  ])('shows who may call with %s', async (security, want) => {
    const { plan } = await planText(`paths:
  /a:
    get:
      responses: { '200': { description: Fine } }
      security: ${security}
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: x-api-key }
    query: { type: apiKey, in: query, name: key }
    login: { type: http, scheme: basic }
`);
    expect(plan && routeRows(plan)[0]?.[1]).toBe(want.replace(':14', ':7'));
  });

  it('counts the capacity of the web ACL', async () => {
    const { plan } = await planText(TEXT);
    expect(plan && routeTitle(plan)).toBe(
      'orders (v1), web ACL: 9 rules, 1,138 WCU (1,500 are in the price, 5,000 the limit)',
    );
  });

  it('names no web ACL where there is none', async () => {
    const { plan } = await planText(
      TEXT.replace('x-gateway:\n', 'x-gateway:\n  waf: false\n').replace(/ +waf: \{.*\n/, ''),
    );
    expect(plan && routeTitle(plan)).toBe('orders (v1)');
  });
});
