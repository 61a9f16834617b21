// The annotations of a new project: what nobody could check gets an authorizer, and all else stays as it is written.

import { describe, expect, it } from 'vitest';
import { annotate } from '../../../lib/cli/init/annotate.js';
import { loadSpecText } from '../../../lib/spec/index.js';

async function annotated(text: string, files: Record<string, string> = {}) {
  const { value } = await loadSpecText(text, { files });
  if (!value) throw new Error('the specification cannot be read');
  const { texts, variables, errors, ...others } = await annotate(value);
  return {
    entry: texts.get(value.root.file.source) ?? text,
    rest: value.files.slice(1).map(({ source }) => texts.get(source) ?? source.text),
    variables: variables.map(({ name }) => name),
    ...others,
    errors: errors.map(({ code, message }) => `${code} ${message}`),
  };
}

/** One operation that asks for each of the schemes. */
function withSchemes(schemes: Readonly<Record<string, object>>): string {
  return JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Shop', version: '1' },
    servers: [{ url: 'https://shop.example.org' }],
    paths: { '/a': { get: { responses: { 200: { description: 'Fine' } } } } },
    security: Object.keys(schemes).map((name) => ({ [name]: [] })),
    components: { securitySchemes: schemes },
  });
}

const bearer = { type: 'http', scheme: 'bearer' };
const OAUTH = { type: 'oauth2', flows: { clientCredentials: { tokenUrl: '/token', scopes: {} } } };
const jwt = (issuer: string) => ({ authorizer: { jwt: { issuer, audience: '${shopAudience}' } } });

describe('annotate', () => {
  it.each<[string, Record<string, object>, unknown, string[]]>([
    ['a bearer token', { a: bearer }, { a: jwt('${shopIssuer}') }, ['shopIssuer', 'shopAudience']],
    ['OAuth 2', { a: OAUTH }, { a: jwt('${shopIssuer}') }, ['shopIssuer', 'shopAudience']],
    [
      'OpenID Connect, whose issuer is known',
      {
        a: {
          type: 'openIdConnect',
          openIdConnectUrl: 'https://id.example.org/shop/.well-known/openid-configuration',
        },
      },
      { a: jwt('https://id.example.org/shop') },
      ['shopAudience'],
    ],
    [
      'OpenID Connect at another address',
      { a: { type: 'openIdConnect', openIdConnectUrl: 'https://id.example.org/connect' } },
      { a: jwt('${shopIssuer}') },
      ['shopIssuer', 'shopAudience'],
    ],
    [
      'credentials that are no token',
      { a: { type: 'http', scheme: 'digest' } },
      { a: { authorizer: { lambda: '${shopAuthorizer}' } } },
      ['shopAuthorizer'],
    ],
    [
      'several issuers, which need not be one',
      { users: bearer, 'staff-login': OAUTH },
      { users: jwt('${shopUsersIssuer}'), 'staff-login': jwt('${shopStaffLoginIssuer}') },
      ['shopUsersIssuer', 'shopAudience', 'shopStaffLoginIssuer'],
    ],
    [
      'one beside what can be checked as it is',
      { a: bearer, basic: { type: 'http', scheme: 'basic' } },
      { a: jwt('${shopIssuer}'), basic: undefined },
      ['shopIssuer', 'shopAudience'],
    ],
  ])('says who checks %s', async (_, schemes, expected, variables) => {
    const result = await annotated(withSchemes(schemes));
    const written = JSON.parse(result.entry);
    const authorizers = Object.entries<Record<string, unknown>>(written.components.securitySchemes);
    expect(Object.fromEntries(authorizers.map(([name, one]) => [name, one['x-gateway']]))).toEqual(
      expected,
    );
    expect(result).toMatchObject({ variables, errors: [] });
  });

  it('leaves a scheme alone that nothing asks for', async () => {
    const text = withSchemes({ a: bearer }).replace('"security":[{"a":[]}],', '');
    expect(await annotated(text)).toMatchObject({
      variables: [],
      entry: expect.stringContaining('{"a":{"type":"http","scheme":"bearer"}}'),
    });
  });

  it('keeps the text, its line endings and its style', async () => {
    const text = [
      'openapi: 3.1.0 # newest',
      "info: { title: 'Café', version: 1.0.0 }",
      'servers:',
      '  - url: http://localhost:8080',
      '  - url: http://{host}.example.org/v1/',
      '    variables: { host: { default: api } }',
      '  - url: https://api.example.org/v1/',
      'paths:',
      '  /a: { get: { responses: { 200: { description: Fine } } } }',
      'security: [{ a: [] }, { b: [] }]',
      'components:',
      '  securitySchemes:',
      '    a: # people',
      '      # of the shop',
      '      type: http',
      '      scheme: bearer',
      '    b: { type: http, scheme: bearer }',
      '',
    ];
    const expected = text.toSpliced(
      7,
      0,
      'x-gateway:',
      '  owner: team-cafe # who operates it',
      '  backend: { http: "https://api.example.org/v1" } # where API Gateway sends requests',
      '',
    );
    const authorizer = (name: string) =>
      `{ jwt: { issuer: "\${cafe${name}Issuer}", audience: "\${cafeAudience}" } }`;
    expected.splice(
      18,
      0,
      '      x-gateway:',
      `        authorizer: ${authorizer('A')} # whose tokens are accepted, and the \`aud\` they must have`,
    );
    const inFlow = '{ "jwt": { "issuer": "${cafeBIssuer}", "audience": "${cafeAudience}" } }';
    expected[22] = `    b: { "x-gateway": { "authorizer": ${inFlow} }, type: http, scheme: bearer }`;
    for (const end of ['\n', '\r\n']) {
      const { entry, errors } = await annotated(text.join(end));
      expect(entry.split(end)).toEqual(expected);
      expect(errors).toEqual([]);
    }
  });

  it('writes into the file where a scheme stands', async () => {
    const text = withSchemes({ a: { $ref: 'schemes.yaml#/login' } });
    const files = { 'schemes.yaml': 'login:\n  type: http\n  scheme: bearer\n' };
    const { rest, errors } = await annotated(text, files);
    expect(rest).toEqual([
      expect.stringMatching(/^login:\n {2}x-gateway:\n {4}authorizer: .*\n {2}type: http\n/),
    ]);
    expect(errors).toEqual([]);
  });

  it('gives a domain to what one REST API has no room for', async () => {
    const paths = Array.from({ length: 400 }, (_, index) => [
      `/${index % 20}/${index}`,
      { get: { responses: { 200: { description: 'Fine' } } } },
    ]);
    const spec = { ...JSON.parse(withSchemes({})), security: [], paths: Object.fromEntries(paths) };
    const { entry, variables, errors } = await annotated(JSON.stringify(spec));
    expect(JSON.parse(entry)['x-gateway'].domain).toEqual({
      name: '${shopDomain}',
      certificate: '${shopCertificate}',
    });
    expect([variables, errors]).toEqual([['shopDomain', 'shopCertificate'], []]);
  });

  it.each([
    [['https://shop.example.org/v2/'], 'https://shop.example.org/v2', ['owner', 'back end']],
    [
      ['http://shop.example.org', 'https://shop.example.com'],
      'https://shop.example.com',
      ['owner', 'back end'],
    ],
    // Not one that the rules refuse, nor one that only its author reaches.
    [['http://shop.example.org'], '${shopBackend}', ['owner']],
    [['http://localhost:8080', '/v1'], '${shopBackend}', ['owner']],
  ])('sends requests where they go today: %j', async (urls, http, guesses) => {
    const spec = { ...JSON.parse(withSchemes({})), servers: urls.map((url) => ({ url })) };
    const result = await annotated(JSON.stringify(spec));
    expect(JSON.parse(result.entry)['x-gateway'].backend).toEqual({ http });
    expect([result.guesses, result.errors]).toEqual([guesses, []]);
  });

  it('guesses nothing of back ends that the specification has', async () => {
    const spec = JSON.parse(withSchemes({}));
    spec.paths['/a'].get['x-amazon-apigateway-integration'] = { type: 'mock' };
    const result = await annotated(JSON.stringify(spec));
    expect(JSON.parse(result.entry)['x-gateway']).toEqual({ owner: 'team-shop' });
    expect(result.guesses).toEqual(['owner']);
  });

  it('gives a usage plan to API keys, which open nothing without', async () => {
    const key = { type: 'apiKey', in: 'header', name: 'x-api-key' };
    const result = await annotated(withSchemes({ key }));
    expect(JSON.parse(result.entry)['x-gateway'].plans).toEqual({
      standard: { throttle: { rate: 10, burst: 20 }, quota: { limit: 10_000, per: 'day' } },
    });
    expect(result).toMatchObject({ guesses: ['owner', 'back end', 'usage plan'], errors: [] });
    // Instead of a token the key is no key of a plan.
    const either = await annotated(withSchemes({ key, a: bearer }));
    expect(JSON.parse(either.entry)['x-gateway']).not.toHaveProperty('plans');
    expect(either.errors).toEqual([]);
  });

  it.each([
    ['nothing', { security: undefined, components: {} }, 1, false],
    ['nothing, with a scheme at hand', { security: undefined }, 1, true],
    ['a token', {}, 0, true],
  ])(
    'counts operations that anybody may call: %s is asked for',
    async (_, change, open, schemes) => {
      const spec = JSON.stringify({ ...JSON.parse(withSchemes({ a: bearer })), ...change });
      expect(await annotated(spec)).toMatchObject({ open, hasSchemes: schemes, errors: [] });
    },
  );

  it('tells what no value helps against', async () => {
    const text = withSchemes({ a: bearer }).replace('{"a":[]}', '{"a":[]},{"b":[]}');
    expect((await annotated(text)).errors).toEqual([
      'PLAN-403 every operation without `security` of its own asks for the security scheme `b`, which is not defined',
    ]);
  });
});
