import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnnotations } from '../../lib/annotations/index.js';
import { loadSpecText } from '../../lib/spec/index.js';

const HEAD = 'openapi: 3.1.0\ninfo: { title: Café Orders, version: 2.3.4 }\n';
const GET = "paths:\n  /a:\n    get: { responses: { '200': { description: OK } } }\n";

async function read(rest: string, variables: Record<string, string> = {}) {
  const spec = await loadSpecText(HEAD + rest);
  if (!spec.value)
    throw new Error(JSON.stringify(spec.diagnostics.map(({ code, message }) => [code, message])));
  const { value, diagnostics } = readAnnotations(spec.value, { variables });
  return {
    value,
    told: diagnostics.map(({ at, code }) => `${at?.line}:${at?.column} ${code}`),
    hints: diagnostics.map(({ hint }) => hint),
  };
}

const root = (x: string) => `x-gateway: ${x}\n${GET}`;

const NLB =
  'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/net/n/0123456789abcdef';

describe('settings', () => {
  it('have defaults', async () => {
    const { value, told } = await read(GET);
    expect(told).toEqual([]);
    expect(value?.root).toMatchObject({
      name: 'cafe-orders',
      stage: 'v2',
      compliance: [],
      endpoint: { type: 'regional' },
      plans: {},
      waf: {
        enabled: true,
        managed: ['common', 'known-bad-inputs', 'sqli', 'ip-reputation'],
        rateLimit: { requests: 2000, per: 300, by: 'ip' },
        bodySize: 16384,
      },
      logging: {
        retention: 365,
        mask: [],
        destination: { kind: 'cloudwatch' },
        level: 'error',
        tracing: true,
      },
      defaults: { validate: 'all', throttle: { rate: 100, burst: 200 } },
    });
  });

  it('are inherited, the nearest wins, and objects merge by key', async () => {
    const { value } = await read(`x-gateway:
  backend: { http: 'https://a.example.com', timeout: 10s }
  throttle: { rate: 10, burst: 50 }
paths:
  /a:
    x-gateway: { throttle: { rate: 20 } }
    get:
      x-gateway: { backend: { http: 'https://b.example.com' }, validate: body }
      responses: { '200': { description: OK } }
    post: { responses: { '200': { description: OK } } }
`);
    expect(value?.operation('/a', 'get')).toMatchObject({
      backend: { kind: 'http', url: 'https://b.example.com', timeout: 10 },
      throttle: { rate: 20, burst: 50 },
      validate: 'body',
    });
    expect(value?.operation('/a', 'post')).toMatchObject({
      backend: { url: 'https://a.example.com' },
      throttle: { rate: 20, burst: 50 },
      validate: 'all',
    });
    expect(String(value?.operation('/a', 'post').at.throttle)).toBe('openapi.yaml:8:18');
  });

  it('take variables, and say which is missing', async () => {
    const text = root('{ owner: "${team}", logging: { retention: "${days}" } }');
    expect((await read(text, { team: 'a', days: '30d' })).value?.root).toMatchObject({
      owner: 'a',
      logging: { retention: 30 },
    });
    const { told, hints } = await read(text, { tem: 'a', days: '30d' });
    expect(told).toEqual(['3:21 ANN-010']);
    expect(hints).toEqual(['did you mean "tem"?']);
  });

  it('say that a variable gives a text, where a number is expected', async () => {
    const text = root('{ throttle: { rate: "${rate}", burst: "9" } }');
    expect(await read(text, { rate: '100' })).toMatchObject({
      told: ['3:32 ANN-002', '3:50 ANN-002'],
      hints: [
        'a variable gives a text: write the value here, or in an overlay for the environment',
        'write 9, without quotes',
      ],
    });
  });

  it.each(['<reason>', '…', '...', ' <who knows> '])(
    'take no placeholder for what is meant: %s',
    async (placeholder) => {
      expect((await read(root(`{ owner: "${placeholder}" }`))).told).toEqual(['3:21 ANN-003']);
    },
  );

  it.each<[issuer: string, told: string[]]>([
    ['https://…', ['10:49 ANN-003']],
    ['https://<issuer>/', ['10:49 ANN-003']],
    ['https://id.example.com/<tenant>', []],
  ])('take no placeholder for an address: %s', async (issuer, want) => {
    const scheme = `components:
  securitySchemes:
    a:
      type: openIdConnect
      x-gateway: { authorizer: { jwt: { issuer: "${issuer}", audience: a } } }
`;
    expect((await read(`${GET}${scheme}`)).told).toEqual(want);
  });

  it.each<[key: string, told: string[]]>([
    ['x-gatway', ['3:1 ANN-018']],
    ['X-Gateway', ['3:1 ANN-018']],
    ['x_gateway', ['3:1 ANN-018']],
    ['xgateway', ['3:1 ANN-018']],
    ['x-google-backend', []],
    ['x-pathway', []],
  ])('under the key %s', async (key, want) => {
    const { told, hints } = await read(`${key}: { owner: a }\n${GET}`);
    expect(told).toEqual(want);
    expect(hints).toEqual(want.map(() => 'did you mean "x-gateway"?'));
  });

  it('under the right key, and under a misspelt one beside it', async () => {
    const { value, told } = await read(
      `X-Gateway: { waf: false }\nx-gateway: { owner: a }\n${GET}`,
    );
    expect([value?.root.owner, told]).toEqual(['a', ['3:1 ANN-018']]);
  });

  it('leave Terraform tokens alone', async () => {
    const certificate = '${aws_acm_certificate.a.arn}';
    const { value } = await read(root('{ domain: { name: a.example.com, certificate: "${c}" } }'), {
      c: certificate,
    });
    expect(value?.root.domain).toEqual({ name: 'a.example.com', certificate });
  });

  it('read waivers with the place they cover', async () => {
    const { value } = await read(
      root('{ waive: [{ rule: a-b, reason: why, until: 2027-01-31, approvedBy: me }] }'),
    );
    expect(
      value?.waivers.map(({ at, scope, ...rest }) => [rest, String(at), scope.pointer]),
    ).toEqual([
      [
        { rule: 'a-b', reason: 'why', until: '2027-01-31', approvedBy: 'me' },
        'openapi.yaml:3:22',
        '',
      ],
    ]);
  });
});

describe('mistakes are told at their place', () => {
  it.each<[name: string, x: string, told: string[]]>([
    ['an unknown key', '{ ownr: a }', ['3:14 ANN-001']],
    ['an unknown key inside', '{ throttle: { rate: 1, brust: 2 } }', ['3:35 ANN-001']],
    ['a key of another place', '{ public: yes, owner: a }', ['3:14 ANN-009']],
    ['a text for a number', '{ throttle: { rate: fast } }', ['3:32 ANN-002']],
    ['a burst below the rate', '{ throttle: { rate: 10, burst: 5 } }', ['3:43 ANN-012']],
    ['a burst without a rate', '{ plans: { a: { throttle: { burst: 5 } } } }', ['3:47 ANN-013']],
    ['a regime that does not exist', '{ compliance: [pci] }', ['3:27 ANN-003']],
    [
      'every origin with credentials',
      "{ cors: { origins: ['*'], credentials: true } }",
      ['3:32 ANN-015'],
    ],
    ['days that CloudWatch does not have', '{ logging: { retention: 100d } }', ['3:36 ANN-003']],
    [
      'two destinations',
      '{ logging: { destinations: [cloudwatch, cloudwatch] } }',
      ['3:25 ANN-003'],
    ],
    [
      'a mapping to nowhere',
      '{ backend: { aws: { service: sqs, path: a/b, role: "arn:aws:iam::123456789012:role/r", parameters: { a: "\'b\'" } } } }',
      ['3:116 ANN-003'],
    ],
    [
      'a mapping from nowhere',
      '{ backend: { aws: { service: sqs, path: a/b, role: "arn:aws:iam::123456789012:role/r", parameters: { integration.request.header.a: b } } } }',
      ['3:143 ANN-003'],
    ],
    ['a country by another name', '{ waf: { countries: { block: [UK] } } }', ['3:42 ANN-003']],
    ['the whole internet', '{ waf: { ips: { block: [0.0.0.0/0] } } }', ['3:36 ANN-003']],
    [
      'two kinds of back end',
      '{ backend: { mock: true, http: "https://a.example.com" } }',
      ['3:14 ANN-007'],
    ],
    [
      'a link and the target of another',
      `{ backend: { vpcLink: { url: "https://a.example.com", link: a1, target: '${NLB}' } } }`,
      ['3:25 ANN-003'],
    ],
    ['a timeout beyond the limit', '{ backend: { mock: true, timeout: 30s } }', ['3:46 ANN-003']],
    [
      'mutual TLS at the edge',
      '{ endpoint: edge, domain: { name: a.example.com, certificate: "${c}", mtls: "s3://trust/b" } }',
      ['3:88 ANN-017'],
    ],
    [
      'a trust store that is not in S3',
      '{ domain: { name: a.example.com, certificate: "${c}", mtls: "https://a/b" } }',
      ['3:72 ANN-003'],
    ],
    ['a waiver without a date', '{ waive: [{ rule: a, reason: b }] }', ['3:22 ANN-004']],
  ])('%s', async (_, x, told) => {
    expect(
      (await read(root(x), { c: 'arn:aws:acm:us-east-1:111122223333:certificate/a' })).told,
    ).toEqual(told);
  });

  it.each<[name: string, x: string, told: string, hint: string]>([
    ['a text for a list', '{ compliance: gdpr }', '3:26 ANN-002', 'write [gdpr]'],
    [
      'a number in quotes',
      "{ throttle: { rate: '5' } }",
      '3:32 ANN-002',
      'write 5, without quotes',
    ],
    [
      'a rate with its unit',
      '{ throttle: { rate: 5/s } }',
      '3:32 ANN-002',
      'write 5: it is a number of requests per second',
    ],
    ['a word that is begun', '{ compliance: [pci] }', '3:27 ANN-003', 'write pci-dss'],
    [
      'a duration without its unit',
      '{ backend: { http: https://a.example, timeout: 10 } }',
      '3:59 ANN-002',
      'write 10s, if seconds are meant',
    ],
    ['a word in capitals', '{ endpoint: Regional }', '3:24 ANN-003', 'write regional'],
    [
      'a key that one of several shapes needs',
      '{ waf: { rateLimit: {} } }',
      '3:21 ANN-004',
      'add requests: a number',
    ],
    [
      'no day',
      '{ waive: [{ rule: a, reason: b }] }',
      '3:22 ANN-004',
      'add until: a date (YYYY-MM-DD), such as 2027-03-31',
    ],
    [
      'a day that does not exist',
      '{ waive: [{ rule: a, reason: b, until: 2027-02-30 }] }',
      '3:51 ANN-003',
      'write the date as 2027-03-31',
    ],
  ])('%s, with the edit', async (_, x, told, hint) => {
    expect(await read(root(x))).toMatchObject({ told: [told], hints: [hint] });
  });

  it('names a key that is missing where it may be of several kinds', async () => {
    const { told, hints } = await read(`${GET}components:
  securitySchemes:
    a:
      type: openIdConnect
      openIdConnectUrl: https://id.example.com/.well-known/openid-configuration
      x-gateway: { authorizer: { jwt: { issuer: 'https://id.example.com/' } } }
`);
    expect(told).toEqual(['11:34 ANN-004']);
    expect(hints).toEqual(['add audience: an audience, such as orders, or a list']);
  });

  it('refuses a token authorizer that reads anything but one header', async () => {
    const scheme = (identity: string, type = 'token') => `${GET}components:
  securitySchemes:
    a:
      type: http
      scheme: bearer
      x-gateway: { authorizer: { lambda: { function: 'arn:aws:lambda:eu-central-1:111122223333:function:f', type: ${type}, identity: ${identity} } } }
`;
    expect((await read(scheme('[query.token]'))).told).toEqual(['11:122 ANN-003']);
    expect((await read(scheme('[header.a, header.b]'))).told).toEqual(['11:122 ANN-003']);
    expect((await read(scheme('[header.a]'))).told).toEqual([]);
    expect((await read(scheme('[query.token]', 'request'))).told).toEqual([]);
  });

  it('refuses symmetric algorithms, with the reason', async () => {
    const { told } = await read(`${GET}components:
  securitySchemes:
    a:
      type: http
      scheme: bearer
      x-gateway: { authorizer: { jwt: { issuer: 'https://id.example.com/', audience: a, algorithms: [HS256, none] } } }
`);
    expect(told).toEqual(['11:102 ANN-016', '11:109 ANN-016']);
  });

  it('finds x-gateway where it has no meaning', async () => {
    expect((await read(`${GET}tags: [{ name: a, x-gateway: { owner: a } }]\n`)).told).toEqual([
      '6:19 ANN-008',
    ]);
  });

  it('checks marks in schemas and parameters', async () => {
    const schema = '{ type: string, x-gateway: { data: personal } }';
    expect((await read(`${GET}components: { schemas: { A: ${schema} } }\n`)).told).toEqual([
      '6:64 ANN-003',
    ]);
  });

  it('checks the marks behind a good one too', async () => {
    const good = '{ type: string, x-gateway: { data: pii } }';
    const wrong = '{ type: string, x-gateway: { data: personal } }';
    const { told } = await read(`${GET}components: { schemas: { A: ${good}, B: ${wrong} } }\n`);
    expect(told).toEqual([`6:${64 + good.length + ', B: '.length} ANN-003`]);
  });

  it.each([
    ['the response `default`', "responses: { default: { content: { '*/*': ", ' } } }'],
    ['a header called `x-id`', 'responses: { A: { headers: { x-id: ', ' } } }'],
    ['a parameter called `x-id`', 'parameters: { x-id: ', ' }'],
  ])('checks them in %s', async (_, before, after) => {
    const marked = '{ schema: { x-gateway: { data: personal } } }';
    const { told } = await read(`${GET}components: { ${before}${marked}${after} }\n`);
    expect(told).toEqual([`6:${'components: { '.length + before.length + 32} ANN-003`]);
  });
});

describe('whatever stands below x-gateway', () => {
  it('is read or reported, never thrown at', async () => {
    const keys = fc.constantFrom(
      'name',
      'stage',
      'plans',
      'waf',
      'logging',
      'domain',
      'cors',
      'cache',
      'backend',
      'throttle',
      'waive',
      'rate',
      'http',
      'x',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(keys, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(tree, async (value) => {
        const text = JSON.stringify({
          openapi: '3.1.0',
          info: { title: 'T', version: '1' },
          'x-gateway': value,
          paths: {},
        });
        const spec = await loadSpecText(text, { name: 'a.json' });
        if (spec.value) readAnnotations(spec.value);
      }),
      { numRuns: 200 },
    );
  });
});
