import { describe, expect, it } from 'vitest';
import { readAnnotations } from '../../../lib/annotations/index.js';
import { readModel } from '../../../lib/model/index.js';
import { authenticate, schemeKinds } from '../../../lib/plan/authentication/index.js';
import { loadSpecText } from '../../../lib/spec/index.js';

const SCHEMES = `
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-API-Key }
    otherKey: { type: apiKey, in: query, name: k }
    jwt:
      type: oauth2
      flows: { clientCredentials: { tokenUrl: 'https://id.example.com/t', scopes: { a: A, b: B } } }
      x-gateway: { authorizer: { jwt: { issuer: 'https://id.example.com/', audience: orders } } }
    jwt2:
      type: openIdConnect
      openIdConnectUrl: https://id2.example.com/.well-known/openid-configuration
      x-gateway: { authorizer: { jwt: { issuer: 'https://id2.example.com/', audience: orders } } }
    basic: { type: http, scheme: basic }
    pool:
      type: oauth2
      flows: { clientCredentials: { tokenUrl: 'https://id.example.com/t', scopes: { a: A, b: B } } }
      x-gateway: { authorizer: { cognito: 'arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_A' } }
    mine:
      type: http
      scheme: bearer
      x-gateway: { authorizer: { lambda: 'arn:aws:lambda:eu-central-1:111122223333:function:mine' } }
    mineAlways:
      type: http
      scheme: bearer
      x-gateway: { authorizer: { lambda: { function: 'arn:aws:lambda:eu-central-1:111122223333:function:mine', identity: [], ttl: 0s } } }
    iam: { type: http, scheme: aws4, x-gateway: { authorizer: { iam: true } } }
    sigv4: { type: apiKey, in: header, name: Authorization, x-amazon-apigateway-authtype: awsSigv4 }
    tls: { type: mutualTLS }
    bearer: { type: http, scheme: bearer }
`;

const PLANS = 'x-gateway: { plans: { gold: { throttle: { rate: 1 } } } }';

async function settle(security: string, settings = '', extension = '', root = '') {
  const text = `openapi: 3.1.0
info: { title: T, version: 1.0.0 }
paths:
  /orders:
    get:
      security: ${security}
${settings ? `      x-gateway: ${settings}\n` : ''}${extension ? `      ${extension}\n` : ''}      responses: { '200': { description: Fine } }
${SCHEMES}${root}`;
  const spec = await loadSpecText(text);
  const annotations = spec.value && readAnnotations(spec.value);
  const model = spec.value && annotations?.value && readModel(spec.value, annotations.value).value;
  const operation = model?.operations[0];
  if (!model || !operation)
    throw new Error(JSON.stringify([spec.diagnostics, annotations?.diagnostics]));
  const { authentication, diagnostics } = authenticate(model, schemeKinds(model), operation);
  return {
    authentication,
    codes: diagnostics.map(({ code }) => code),
    lines: diagnostics.map(({ at }) => at?.line),
  };
}

const composed = (alternatives: object[], apiKey = false) => ({
  kind: 'authorizer',
  scheme: 'portcullis',
  authorizer: 'portcullis',
  authorizationScopes: [],
  apiKey,
  alternatives,
});
/** Asked about every call. */
const uncached = (alternatives: object[], apiKey = false) => ({
  ...composed(alternatives, apiKey),
  scheme: 'portcullisUncached',
});

describe('what one method can check', () => {
  it.each([
    ['nothing', '[]', { kind: 'none' }],
    ['an API key in x-api-key', '[{ key: [] }]', { kind: 'apiKey', scheme: 'key', apiKey: true }],
    ['IAM', '[{ iam: [] }]', { kind: 'iam', scheme: 'iam', apiKey: false }],
    ['IAM with an API key', '[{ iam: [], key: [] }]', { kind: 'iam', scheme: 'iam', apiKey: true }],
    ['a token with scopes', '[{ jwt: [a, b] }]', composed([{ jwt: ['a', 'b'] }])],
    ['a token with an API key', '[{ jwt: [a], key: [] }]', composed([{ jwt: ['a'] }], true)],
    ['one of two tokens', '[{ jwt: [a] }, { jwt2: [] }]', composed([{ jwt: ['a'] }, { jwt2: [] }])],
    ['a token and Basic', '[{ jwt: [a], basic: [] }]', uncached([{ jwt: ['a'], basic: [] }])],
    ['an API key of another place', '[{ otherKey: [] }]', uncached([{ otherKey: [] }])],
    [
      'two alternatives with an API key each',
      '[{ jwt: [a], key: [] }, { basic: [], key: [] }]',
      uncached([{ jwt: ['a'] }, { basic: [] }], true),
    ],
    [
      'an API key, and with it a token that may be left out',
      '[{ jwt: [a], key: [] }, { key: [] }]',
      { ...uncached([{ jwt: ['a'] }], true), anonymous: {} },
    ],
    [
      'an API key of API Gateway instead of a token',
      '[{ jwt: [a] }, { key: [] }]',
      uncached([{ jwt: ['a'] }, { key: [] }]),
    ],
    [
      'an API key of API Gateway, Basic, or nothing',
      '[{ key: [] }, { basic: [] }, {}]',
      { ...uncached([{ key: [] }, { basic: [] }]), anonymous: {} },
    ],
    [
      'a token that may be left out',
      '[{}, { jwt: [a] }]',
      { ...uncached([{ jwt: ['a'] }]), anonymous: {} },
    ],
    [
      "what the user's function decides about every caller",
      '[{ mineAlways: [] }, {}]',
      {
        kind: 'authorizer',
        scheme: 'mineAlways',
        authorizer: 'mineAlways',
        authorizationScopes: [],
        apiKey: false,
        alternatives: [{ mineAlways: [] }],
        anonymous: {},
      },
    ],
    [
      'Cognito with one scope',
      '[{ pool: [a] }]',
      {
        kind: 'authorizer',
        scheme: 'pool',
        authorizer: 'pool',
        authorizationScopes: ['a'],
        apiKey: false,
        alternatives: [{ pool: ['a'] }],
      },
    ],
    [
      'Cognito with one of two scopes',
      '[{ pool: [a] }, { pool: [b] }]',
      {
        kind: 'authorizer',
        scheme: 'pool',
        authorizer: 'pool',
        authorizationScopes: ['a', 'b'],
        apiKey: false,
        alternatives: [{ pool: ['a'] }, { pool: ['b'] }],
      },
    ],
    [
      "the user's function",
      '[{ mine: [] }]',
      {
        kind: 'authorizer',
        scheme: 'mine',
        authorizer: 'mine',
        authorizationScopes: [],
        apiKey: false,
        alternatives: [{ mine: [] }],
      },
    ],
  ])('%s', async (_, security, authentication) => {
    const settled = await settle(security);
    expect(settled.authentication).toEqual(authentication);
    expect(settled.codes).toEqual([]);
  });

  it('keeps the reason why credentials may be left out', async () => {
    const { authentication } = await settle('[{ jwt: [a] }, {}]', '{ public: anyone may browse }');
    expect(authentication).toMatchObject({ anonymous: { reason: 'anyone may browse' } });
  });

  it('keeps the reason of a public operation', async () => {
    const { authentication } = await settle('[]', '{ public: load balancer probe }');
    expect(authentication).toEqual({ kind: 'none', reason: 'load balancer probe' });
  });
});

describe('what would be weaker than the specification is an error, at its line', () => {
  it.each([
    ['Cognito that may be left out', '[{ pool: [a] }, {}]', 'PLAN-401'],
    ['a signature that may be left out', '[{}, { iam: [] }]', 'PLAN-401'],
    [
      "the user's function, which is not asked about every caller",
      '[{ mine: [] }, {}]',
      'PLAN-401',
    ],
    [
      'an API key, with Cognito that may be left out',
      '[{ pool: [a], key: [] }, { key: [] }]',
      'PLAN-401',
    ],
    ['an API key, or Cognito', '[{ key: [] }, { pool: [a] }]', 'PLAN-404'],
    ['IAM or a token', '[{ iam: [] }, { jwt: [a] }]', 'PLAN-404'],
    ['Cognito and a token', '[{ pool: [a], jwt: [a] }]', 'PLAN-404'],
    ["the user's function or Cognito", '[{ mine: [] }, { pool: [a] }]', 'PLAN-404'],
    ['all of two scopes of Cognito', '[{ pool: [a, b] }]', 'PLAN-405'],
    ['scopes of Basic', '[{ basic: [a] }]', 'PLAN-406'],
    ['client certificates without a domain', '[{ tls: [] }]', 'PLAN-407'],
  ])('%s', async (_, security, code) => {
    const settled = await settle(security);
    expect(settled).toEqual({ authentication: undefined, codes: [code], lines: [6] });
  });

  it.each([
    ['instead of a token', '[{ jwt: [a] }, { key: [] }]'],
    ['that may be left out', '[{ key: [] }, {}]'],
  ])('an API key of usage plans %s', async (_, security) => {
    expect(await settle(security, '', '', PLANS)).toEqual({
      authentication: undefined,
      codes: ['PLAN-404'],
      lines: [6],
    });
  });

  it('refuses a scheme that nothing says how to check, at the scheme', async () => {
    const { authentication, codes } = await settle('[{ bearer: [] }]');
    expect(authentication).toBeUndefined();
    expect(codes).toEqual(['PLAN-400']);
  });

  it('refuses to be public and to ask for authentication', async () => {
    expect((await settle('[{ jwt: [a] }]', '{ public: why not }')).codes).toEqual(['PLAN-402']);
  });

  it("says that the user's function has to check scopes", async () => {
    expect((await settle('[{ mine: [a] }]')).codes).toEqual(['PLAN-409']);
  });

  it('says that Cognito without scopes takes ID tokens', async () => {
    expect((await settle('[{ pool: [] }]')).codes).toEqual(['PLAN-410']);
  });
});

describe('what is wrong with the `security` of the root', () => {
  it('is told once, and all of it, however many operations it holds for', async () => {
    const text = `openapi: 3.1.0
info: { title: T, version: 1.0.0 }
security: [{}, { bearer: [] }, { gone: [] }]
paths:
  /orders: { get: { responses: { '200': { description: Fine } } } }
  /goods: { get: { responses: { '200': { description: Fine } } } }
${SCHEMES}`;
    const { value: spec } = await loadSpecText(text);
    const annotations = spec && readAnnotations(spec).value;
    const model = annotations && readModel(spec, annotations).value;
    if (!model) throw new Error('the specification of this test is wrong');
    const told = model.operations.map((operation) =>
      authenticate(model, schemeKinds(model), operation).diagnostics.map(
        ({ at, code, message }) => `${at} ${code} ${message}`,
      ),
    );
    expect(told[0]).toEqual([
      'openapi.yaml:36:5 PLAN-400 nothing says how tokens of security scheme `bearer` (http) are checked',
      'openapi.yaml:3:34 PLAN-403 every operation without `security` of its own asks for the security scheme `gone`, which is not defined',
    ]);
    expect(told[1]).toEqual(told[0]);
  });
});

describe('an explicit x-amazon-apigateway-auth', () => {
  const auth = (type: string) => `x-amazon-apigateway-auth: { type: ${type} }`;

  it.each([
    ['NONE', { kind: 'none' }],
    ['aws_iam', { kind: 'extension', apiKey: false }],
  ])('of type %s wins over `security`, and says so', async (type, authentication) => {
    const settled = await settle('[{ jwt: [a] }]', '', auth(type));
    expect(settled).toEqual({ authentication, codes: ['PLAN-411'], lines: [7] });
  });

  it.each([
    ['the annotation', 'iam'],
    ['an export of API Gateway', 'sigv4'],
  ])('of type AWS_IAM says what `security` says with the scheme of %s', async (_, scheme) => {
    expect((await settle(`[{ ${scheme}: [] }]`, '', auth('AWS_IAM'))).codes).toEqual([]);
  });

  it.each(['NONE', 'AWS_IAM'])(
    'of type %s has nothing to say where nothing else is asked for',
    async (type) => {
      expect((await settle('[]', '', auth(type))).codes).toEqual([]);
    },
  );

  it('of type AWS_IAM is no public operation', async () => {
    const { authentication, codes, lines } = await settle(
      '[]',
      '{ public: probe }',
      auth('AWS_IAM'),
    );
    expect([authentication, codes, lines]).toEqual([undefined, ['PLAN-402'], [7]]);
  });

  it('keeps the reason of a public operation', async () => {
    const { authentication } = await settle('[]', '{ public: probe }', auth('NONE'));
    expect(authentication).toEqual({ kind: 'none', reason: 'probe' });
  });
});
