// Two versions of a small API in, what it means for security out. Each row changes one thing.

import { describe, expect, it } from 'vitest';
import { compareApis, type ServedApi } from '../../lib/diff/index.js';
import { checkText } from '../../lib/testing/index.js';

const SPEC = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
x-gateway:
  owner: team-orders
  compliance: [pci-dss]
  throttle: { rate: 100, burst: 200 }
  cors: { origins: [https://shop.example.com] }
  plans:
    free: { throttle: { rate: 5, burst: 10 }, quota: { limit: 1000, per: day }, keys: [a] }
  waf:
    managed: [common, known-bad-inputs, sqli]
    rateLimit: { requests: 2000, per: 5m }
    countries: { block: [KP] }
  logging: { retention: 365d, mask: [email] }
paths:
  /orders/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string, maxLength: 36 } }
    get:
      security: [{ oauth: [read, list] }]
      x-gateway: { cache: { ttl: 60s, key: [path.id, header.authorization] } }
      responses:
        '200':
          description: OK
          content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } }
    put:
      security: [{ oauth: [write] }]
      x-gateway: { throttle: { rate: 10, burst: 20 } }
      requestBody:
        content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } }
      responses: { '200': { description: OK } }
  /health:
    get:
      security: []
      x-gateway: { public: probe }
      responses: { '200': { description: OK } }
components:
  schemas:
    Order:
      type: object
      required: [note]
      additionalProperties: false
      properties:
        note: { type: string, maxLength: 100, pattern: '^[a-z]+$' }
        kind: { type: string, enum: [a, b] }
        lines: { type: array, maxItems: 10, items: { type: integer, maximum: 9 } }
        email: { type: string, maxLength: 100 }
  securitySchemes:
    login: { type: http, scheme: basic }
    oauth:
      type: oauth2
      flows: { clientCredentials: { tokenUrl: https://id.example.com/t, scopes: { read: r, list: l, write: w } } }
      x-gateway: { authorizer: { jwt: { issuer: https://id.example.com/, audience: orders, ttl: 60s } } }
    key: { type: apiKey, in: header, name: X-Shop-Key }
`;

async function served(text: string): Promise<ServedApi> {
  const { model, plan, diagnostics } = await checkText(text, { rules: [] });
  if (!model || !plan) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return { model, plan };
}

/** `severity of: message`, with the line. */
async function changes(was: string, is: string): Promise<[string, number][]> {
  const found = compareApis([await served(was)], [await served(is)]);
  return found.map((one) => [
    `${one.severity} ${one.of}: ${one.message}`,
    one.gone ? -one.at.line : one.at.line,
  ]);
}

const GET = 'GET /orders/{id}';
const PUT = 'PUT /orders/{id}';

const BODY = "content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } }";
const ID = '- { name: id, in: path, required: true, schema: { type: string, maxLength: 36 } }';
const EMAIL = 'email: { type: string, maxLength: 100';
const SHOP = 'origins: [https://shop.example.com]';
const OWNER = '  owner: team-orders\n';
const DOMAIN_WITH_MTLS =
  'domain: { name: api.example.com, certificate: "arn:aws:acm:us-east-1:111122223333:certificate/1", mtls: s3://trust/ca.pem }';

/** What is replaced by what, and what that means; each also the other way round says nothing that is worse than info. */
const ROWS: [name: string, from: string, to: string, want: [string, number][]][] = [
  [
    'authentication is gone',
    'security: [{ oauth: [read, list] }]',
    'security: []',
    [[`error ${GET}: asked for oauth, and is now public and says no reason`, 20]],
  ],
  [
    'authentication that becomes optional, without a reason',
    'security: [{ oauth: [read, list] }]',
    'security: [{ oauth: [read, list] }, {}]',
    [[`error ${GET}: callers without credentials are now let in, and nothing says why`, 20]],
  ],
  [
    'authentication that becomes optional, and another way in',
    'security: [{ oauth: [write] }]\n      x-gateway: {',
    'security: [{}, { oauth: [write] }, { login: [] }]\n      x-gateway: { public: a demo,',
    [
      [`error ${PUT}: callers without credentials are now let in, on purpose: a demo`, 27],
      [`warning ${PUT}: another way in: login`, 27],
    ],
  ],
  [
    'another way in',
    'security: [{ oauth: [write] }]',
    'security: [{ oauth: [write] }, { login: [] }]',
    [[`warning ${PUT}: another way in: login`, 27]],
  ],
  [
    'a scope less',
    '[read, list]',
    '[read]',
    [[`warning ${GET}: \`oauth\` no longer asks for list`, 20]],
  ],
  ['no scope at all', '[write]', '[]', [[`error ${PUT}: \`oauth\` no longer asks for write`, 27]]],
  [
    'a higher rate of one operation',
    'throttle: { rate: 10, burst: 20 }',
    'throttle: { rate: 20, burst: 20 }',
    [[`warning ${PUT}: rate raised: 10/s → 20/s`, 28]],
  ],
  [
    'validation off',
    'x-gateway: { throttle: { rate: 10',
    'x-gateway: { validate: none, throttle: { rate: 10',
    [[`warning ${PUT}: validation changed: all → none`, 28]],
  ],
  [
    'a longer string',
    'note: { type: string, maxLength: 100',
    'note: { type: string, maxLength: 900',
    [[`warning ${PUT}: application/json body.note: \`maxLength\` 100 → 900`, 44]],
  ],
  [
    'no pattern',
    ", pattern: '^[a-z]+$'",
    '',
    [[`warning ${PUT}: application/json body.note: its \`pattern\` is gone`, 44]],
  ],
  [
    'another value',
    'enum: [a, b]',
    'enum: [a, b, c]',
    [[`warning ${PUT}: application/json body.kind: also takes c`, 45]],
  ],
  [
    'no bound inside of a list',
    'items: { type: integer, maximum: 9 }',
    'items: { type: integer }',
    [[`warning ${PUT}: application/json body.lines[]: \`maximum: 9\` is gone`, 46]],
  ],
  [
    'properties without a name',
    '      additionalProperties: false\n',
    '',
    [[`warning ${PUT}: application/json body: takes properties that it does not name`, 39]],
  ],
  [
    'nothing required',
    'required: [note]',
    'required: [kind]',
    [[`warning ${PUT}: application/json body: no longer requires note`, 39]],
  ],
  [
    'the caller out of the cache key',
    'key: [path.id, header.authorization]',
    'key: [path.id]',
    [[`warning ${GET}: the cache no longer tells apart by header.authorization`, 21]],
  ],
  [
    'personal data in answers',
    'email: { type: string, maxLength: 100 }',
    'email: { type: string, maxLength: 100, x-gateway: { data: pii } }',
    [
      [`warning ${GET}: answers now hold pii data`, 19],
      [
        'info orders: logs now mask Address, Name, PhoneNumber-BR, PhoneNumber-DE, PhoneNumber-ES and 4 more',
        14,
      ],
      [`info ${PUT}: requests now hold pii data`, 26],
    ],
  ],
  [
    'an API key in the address',
    'in: header, name: X-Shop-Key',
    'in: query, name: key',
    [['warning orders: `key`: the key moved: header X-Shop-Key → query key', 54]],
  ],
  [
    'any origin',
    'origins: [https://shop.example.com]',
    "origins: ['*']",
    [[`error ${GET}, ${PUT}, GET /health: pages of * may now call from browsers`, 7]],
  ],
  [
    'no web ACL',
    /waf:[\s\S]*?(?= {2}logging)/.exec(SPEC)?.[0] ?? '',
    'waf: false\n',
    [['error orders: the web ACL is turned off', 10]],
  ],
  [
    'a managed group less',
    'known-bad-inputs, sqli]',
    'known-bad-inputs]',
    [['warning orders: managed groups no longer used: sqli', 10]],
  ],
  [
    'a higher rate limit of the web ACL',
    'requests: 2000',
    'requests: 9000',
    [['warning orders: rate limit raised: 400 requests a minute → 1800 requests a minute', 10]],
  ],
  [
    'a country let in',
    'block: [KP]',
    'block: []',
    [['warning orders: blocked countries, gone: KP', 10]],
  ],
  [
    'a larger quota',
    'quota: { limit: 1000, per: day }',
    'quota: { limit: 90000, per: week }',
    [
      [
        'warning orders: usage plan `free`: quota raised: 1000 requests a day → 12857 requests a day',
        9,
      ],
    ],
  ],
  [
    'shorter memory',
    'retention: 365d',
    'retention: 30d',
    [['warning orders: logs are kept for 30 days, no longer 365', 14]],
  ],
  [
    'another issuer',
    'issuer: https://id.example.com/',
    'issuer: https://other.example.com/',
    [
      [
        'error orders: `oauth`: issuer changed: https://id.example.com/ → https://other.example.com/',
        53,
      ],
    ],
  ],
  [
    'a promise less',
    'compliance: [pci-dss]',
    'compliance: []',
    [['warning orders: no longer claims pci-dss', 5]],
  ],
  [
    'a waiver',
    '  owner: team-orders\n',
    '  owner: team-orders\n  waive: [{ rule: tracing-is-on, reason: cost, until: 2028-01-01 }]\n',
    [['warning orders: `tracing-is-on` is now waived until 2028-01-01: cost', 5]],
  ],
];

/** The same, from a specification that says more than the one above. */
const FURTHER: [
  name: string,
  before: string,
  from: string,
  to: string,
  want: [string, number][],
][] = [
  [
    'a body that need not be sent',
    SPEC.replace(`Body:\n        ${BODY}`, `Body:\n        { required: true, ${BODY} }`),
    '{ required: true, content',
    '{ content',
    [[`warning ${PUT}: the body is no longer required`, 29]],
  ],
  [
    'a parameter that need not be sent',
    SPEC.replace(ID, `${ID}\n      - { name: since, in: query, required: true }`),
    'in: query, required: true',
    'in: query',
    [[`warning ${GET}, ${PUT}: query since is no longer required`, 19]],
  ],
  [
    'no list of what is required',
    SPEC,
    '      required: [note]\n',
    '',
    [[`warning ${PUT}: application/json body: no longer requires note`, 39]],
  ],
  [
    'an empty list of what is required',
    SPEC,
    'required: [note]',
    'required: []',
    [[`warning ${PUT}: application/json body: no longer requires note`, 39]],
  ],
  [
    'personal data that is no longer marked, beside some that is',
    SPEC.replace(EMAIL, `${EMAIL}, x-gateway: { data: pii }`).replace(
      'enum: [a, b]',
      'enum: [a, b], x-gateway: { data: pii }',
    ),
    `${EMAIL}, x-gateway: { data: pii }`,
    EMAIL,
    [[`warning ${GET}, ${PUT}: \`Order.email\` is no longer marked as pii`, 47]],
  ],
  [
    'personal data that counts as public',
    SPEC.replace(EMAIL, `${EMAIL}, x-gateway: { data: pii }`),
    'data: pii',
    'data: public',
    [
      [
        'warning orders: logs no longer mask Address, Name, PhoneNumber-BR, PhoneNumber-DE, PhoneNumber-ES and 4 more',
        14,
      ],
      [`warning ${GET}, ${PUT}: \`Order.email\` is marked as public, no longer marked as pii`, 47],
    ],
  ],
  [
    'a parameter that is no longer marked',
    SPEC.replace('maxLength: 36 }', 'maxLength: 36 }, x-gateway: { data: secret }'),
    ', x-gateway: { data: secret }',
    '',
    [
      [
        'warning orders: logs no longer mask AwsSecretKey, OpenSshPrivateKey, PgpPrivateKey, PkcsPrivateKey, PuttyPrivateKey',
        14,
      ],
      [`warning ${GET}, ${PUT}: \`path id\` is no longer marked as secret`, 18],
    ],
  ],
  [
    'any header of web pages',
    SPEC.replace(SHOP, `${SHOP}, headers: [Authorization], expose: [Location]`),
    'headers: [Authorization]',
    "headers: ['*']",
    [[`warning ${GET}, ${PUT}, GET /health: pages may now send any headers`, 7]],
  ],
  [
    'another header of web pages',
    SPEC.replace(SHOP, `${SHOP}, headers: [Authorization]`),
    '[Authorization]',
    '[Authorization, X-Trace]',
    [[`info ${GET}, ${PUT}, GET /health: pages may now send the headers X-Trace`, 7]],
  ],
  [
    'all methods for web pages',
    SPEC.replace(SHOP, `${SHOP}, methods: [GET]`),
    ', methods: [GET]',
    '',
    [[`warning ${GET}, ${PUT}, GET /health: pages may now use any methods`, 7]],
  ],
  [
    'another origin',
    SPEC,
    SHOP,
    'origins: [https://shop.example.com, https://partner.example.com]',
    [
      [
        `warning ${GET}, ${PUT}, GET /health: pages of https://partner.example.com may now call from browsers`,
        7,
      ],
    ],
  ],
  [
    'no client certificates',
    SPEC.replace(OWNER, `${OWNER}  ${DOMAIN_WITH_MTLS}\n`),
    ', mtls: s3://trust/ca.pem',
    '',
    [['error orders: clients need no certificate any more (mutual TLS)', 5]],
  ],
  [
    'no list of addresses',
    SPEC.replace('countries: { block: [KP] }', 'ips: { allow: [192.0.2.0/24] }'),
    'allow: [192.0.2.0/24]',
    'allow: []',
    [['warning orders: allowed addresses: no longer restricted', 10]],
  ],
  [
    'a wider network',
    SPEC.replace('countries: { block: [KP] }', 'ips: { allow: [192.0.2.0/24] }'),
    '192.0.2.0/24',
    '192.0.0.0/16',
    [
      ['info orders: allowed addresses, gone: 192.0.2.0/24', 10],
      ['warning orders: allowed addresses, new: 192.0.0.0/16', 10],
    ],
  ],
  [
    'an address let in',
    SPEC.replace('countries: { block: [KP] }', 'ips: { block: [192.0.2.0/24] }'),
    '    ips: { block: [192.0.2.0/24] }\n',
    '',
    [['warning orders: blocked addresses, gone: 192.0.2.0/24', 10]],
  ],
  [
    'countries without a list',
    SPEC.replace('countries: { block: [KP] }', 'countries: { allow: [DE] }'),
    'allow: [DE]',
    'allow: []',
    [['warning orders: allowed countries: no longer restricted', 10]],
  ],
];

const BROWSING = 'security: [{ oauth: [read, list] }, {}]';
const BROWSED = SPEC.replace('security: [{ oauth: [read, list] }]', BROWSING);

/** As FURTHER: callers who need not say who they are. */
const OPTIONAL: typeof FURTHER = [
  [
    'optional authentication that is required',
    BROWSED,
    BROWSING,
    'security: [{ oauth: [read, list] }]',
    [[`info ${GET}: callers without credentials are no longer let in`, 20]],
  ],
  [
    'optional authentication that is gone',
    BROWSED,
    BROWSING,
    'security: []',
    [[`error ${GET}: asked for oauth, and is now public and says no reason`, 20]],
  ],
  [
    'optional authentication that is gone on purpose',
    BROWSED,
    `${BROWSING}\n      x-gateway: {`,
    'security: []\n      x-gateway: { public: a demo,',
    [[`warning ${GET}: asked for oauth, and is now public, on purpose: a demo`, 20]],
  ],
  [
    'optional authentication where there was none',
    BROWSED.replace(BROWSING, 'security: []'),
    'security: []',
    BROWSING,
    [[`info ${GET}: was public, and now asks for oauth, of callers who send it`, 20]],
  ],
  [
    'optional authentication that no longer says why',
    BROWSED.replace('x-gateway: { cache', 'x-gateway: { public: a demo, cache'),
    'public: a demo, ',
    '',
    [[`error ${GET}: lets in callers without credentials, and no longer says why`, 20]],
  ],
  [
    'personal data for everybody',
    BROWSED,
    EMAIL,
    `${EMAIL}, x-gateway: { data: pii }`,
    [
      [`error ${GET}: answers now hold pii data, for everybody`, 19],
      [`info ${PUT}: requests now hold pii data`, 26],
      [
        'info orders: logs now mask Address, Name, PhoneNumber-BR, PhoneNumber-DE, PhoneNumber-ES and 4 more',
        14,
      ],
    ],
  ],
];

describe('a change of a specification', () => {
  it('that changes nothing says nothing', async () => {
    expect(await changes(SPEC, SPEC)).toEqual([]);
  });

  it.each(ROWS)('%s', async (_, from, to, want) => {
    expect(SPEC).toContain(from);
    expect(await changes(SPEC, SPEC.replace(from, to))).toEqual(want);
  });

  it.each([...FURTHER, ...OPTIONAL])('%s', async (_, before, from, to, want) => {
    expect(before).toContain(from);
    const found = await changes(before, before.replace(from, to));
    expect(found.sort()).toEqual([...want].sort());
  });

  it('in the other direction is no weakening', async () => {
    const bothWays = [
      'another issuer',
      'nothing required',
      'any origin',
      'personal data in answers',
    ];
    for (const [name, from, to] of ROWS.filter(([one]) => !bothWays.includes(one))) {
      const back = await changes(SPEC.replace(from, to), SPEC);
      expect(
        back.filter(([text]) => !text.startsWith('info')),
        name,
      ).toEqual([]);
    }
  });

  it('tells new operations by who may call them, and those that are gone where they were', async () => {
    const without = SPEC.replace(/ {2}\/health:[\s\S]*?(?=components)/, '');
    expect(await changes(without, SPEC)).toEqual([
      ['warning GET /health: is new and public on purpose: probe', 33],
    ]);
    expect(await changes(SPEC, without)).toEqual([['info GET /health: is gone', -33]]);
    const optional = SPEC.replace('security: []', 'security: [{ login: [] }, {}]');
    expect(await changes(without, optional)).toEqual([
      ['warning GET /health: is new and lets in callers without credentials on purpose: probe', 33],
    ]);
    const secret = SPEC.replace('x-gateway: { public: probe }\n', '\n');
    expect(await changes(without, secret)).toEqual([
      ['error GET /health: is new and public, and says no reason', 33],
    ]);
  });

  it('knows a route by its path, whatever its variables are called', async () => {
    const renamed = SPEC.replaceAll('{id}', '{orderId}')
      .replace('name: id', 'name: orderId')
      .replace('path.id', 'path.orderId');
    const found = await changes(SPEC, renamed);
    expect(found.filter(([text]) => /is new|is gone/.test(text))).toEqual([]);
  });
});
