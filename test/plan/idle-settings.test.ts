// What another annotation or an extension makes ineffective, each told at its place.

import { describe, expect, it } from 'vitest';
import { planText } from './plan.js';

type Case = readonly [name: string, text: string, told: readonly string[]];

const LAMBDA = 'arn:aws:lambda:eu-central-1:111122223333:function:f';
const SCHEMES = `components:
  securitySchemes:
    key: { type: apiKey, in: header, name: x-api-key }
    basic: { type: http, scheme: basic }
`;

/** \`GET /a\` from line 7 on, with lines of its own; root annotations on line 6. */
const api = (operation: string, root = '') => `x-gateway: { ${root} }
paths:
  /a:
    get:
      operationId: getA
      security: []
${operation}
      responses: { '200': { description: Fine } }
  /b:
    get: { operationId: getB, security: [{ basic: [] }], responses: { '200': { description: Fine } } }
${SCHEMES}`;

const written = (more = '') =>
  `      x-amazon-apigateway-integration: { type: http, httpMethod: GET, uri: 'https://a.example.com'${more} }`;

const PUBLIC = '      x-gateway: { public: a probe }';

async function told(text: string): Promise<string[]> {
  const { diagnostics } = await planText(text);
  return diagnostics
    .filter(({ code }) => /^PLAN-47/.test(code))
    .map(
      ({ at, severity, code, message }) =>
        `${at?.line}:${at?.column} ${severity} ${code}: ${message}`,
    );
}

function table(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    it.each(cases)('%s', async (_, text, want) => {
      expect(await told(text)).toEqual(want);
    });
  });
}

table('beside an extension', [
  [
    'a back end',
    api(`      x-gateway: { backend: { http: https://b.example.com } }\n${written()}`),
    [
      '9:20 warning PLAN-470: `backend` has no effect: x-amazon-apigateway-integration takes its place',
    ],
  ],
  ['an inherited back end', api(written(), 'backend: { http: https://b.example.com }'), []],
  [
    'a cache key',
    api(
      `      x-gateway: { cache: { key: [query.q, header.X-A] } }\n${written(', cacheKeyParameters: [method.request.header.x-a]')}`,
    ),
    [
      '9:20 error PLAN-471: query.q in the key of `cache` has no effect: x-amazon-apigateway-integration brings its own `cacheKeyParameters`, so that one answer goes to callers who ask for different ones',
    ],
  ],
  [
    'cors',
    api(`      x-gateway: { cors: { origins: [https://shop.example.com] } }\n${written()}`),
    [
      '9:20 warning PLAN-470: `cors` on the answers of GET /a has no effect: x-amazon-apigateway-integration writes them, without Access-Control-Allow-Origin',
    ],
  ],
  [
    'cors that the extension sends',
    api(
      `      x-gateway: { cors: { origins: [https://shop.example.com] } }\n${written(", responses: { default: { statusCode: '200', responseParameters: { method.response.header.Access-Control-Allow-Origin: \"'https://shop.example.com'\" } } }")}`,
    ),
    [],
  ],
  [
    'a weaker validator',
    `x-amazon-apigateway-request-validators: { mine: { validateRequestParameters: true } }\n${api(
      '      x-gateway: { validate: all }\n      x-amazon-apigateway-request-validator: mine',
    )}`,
    [
      '10:30 error PLAN-471: `validate: all` has no effect: x-amazon-apigateway-request-validator names `mine`, which validates parameters',
    ],
  ],
  [
    'a stronger validator',
    `x-amazon-apigateway-request-validators: { mine: { validateRequestParameters: true } }\n${api(
      '      x-gateway: { validate: none }\n      x-amazon-apigateway-request-validator: mine',
    )}`,
    [
      '10:30 warning PLAN-470: `validate: none` has no effect: x-amazon-apigateway-request-validator names `mine`, which validates parameters',
    ],
  ],
  [
    'an authorizer',
    api('').replace(
      'key: {',
      `lambda:
      type: apiKey
      in: header
      name: Authorization
      x-gateway: { authorizer: { iam: true } }
      x-amazon-apigateway-authtype: awsSigv4
    key: {`,
    ),
    [
      '19:20 warning PLAN-470: `authorizer: { iam }` has no effect: x-amazon-apigateway-authtype of the scheme takes its place',
    ],
  ],
]);

table('back ends', [
  [
    'a timeout of a mock',
    api('      x-gateway: { backend: { mock: true, timeout: 5s } }'),
    ['9:52 warning PLAN-470: `timeout` has no effect: API Gateway answers at once'],
  ],
  [
    'a timeout that a mock inherits',
    api(
      '      x-gateway: { backend: { mock: true } }',
      'backend: { http: https://b.example.com, timeout: 5s }',
    ),
    [],
  ],
  [
    'a timeout of a mock that several inherit, once',
    api('', 'backend: { mock: true, timeout: 5s }'),
    ['3:46 warning PLAN-470: `timeout` has no effect: API Gateway answers at once'],
  ],
  [
    'subnets of a link that exists',
    api(
      "      x-gateway: { backend: { vpcLink: { link: abc123, url: https://b.example.com, version: v2, subnets: [subnet-0a], target: 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/a/1' } } }",
    ),
    ['9:97 warning PLAN-470: `subnets` has no effect: the link abc123 exists, with its own'],
  ],
]);

const PLANS = 'plans: { gold: { throttle: { rate: 5 }, operations: { getA: { rate: 1 } } } }';
table('usage plans', [
  [
    'that no operation is in',
    api('', PLANS),
    [
      '3:14 warning PLAN-470: `plans` has no effect: they limit requests to operations that ask for the API key in x-api-key, and none does',
    ],
  ],
  [
    'with an operation that is in none',
    api(PUBLIC, PLANS).replace('[{ basic: [] }]', '[{ key: [] }]'),
    [
      '3:68 warning PLAN-470: the throttle of `getA` in the plan `gold` has no effect: the operation asks for no API key in x-api-key',
    ],
  ],
  ['of all operations', api('', PLANS).replace('security: []', 'security: [{ key: [] }]'), []],
]);

table('the web ACL', [
  [
    'a rule of a group that is not there',
    api('', 'waf: { managed: [common], count: [common/NoUserAgent_HEADER, sqli/SQLi_BODY] }'),
    [
      '3:75 warning PLAN-470: `sqli/SQLi_BODY` has no effect: the web ACL does not have the group `sqli`',
    ],
  ],
  [
    'a country in both lists',
    api('', 'waf: { countries: { allow: [DE, FR], block: [FR] } }'),
    [
      '3:46 warning PLAN-470: `FR` in `allow` has no effect: it stands in `block` too, which decides',
    ],
  ],
  [
    'a network in both lists',
    api('', 'waf: { ips: { allow: [192.0.2.0/24], block: [192.0.2.0/24] } }'),
    [
      '3:36 warning PLAN-470: `192.0.2.0/24` in `allow` has no effect: it stands in `block` too, which decides',
    ],
  ],
  [
    'a limit by a key that nobody sends',
    api(PUBLIC, 'waf: { rateLimit: { requests: 100, by: api-key } }'),
    [
      '3:53 error PLAN-471: `rateLimit: { by: api-key }` on GET /a and 1 more has no effect: requests without the header x-api-key are not counted, and nothing there asks for it',
    ],
  ],
  [
    'a limit by credentials that some send',
    api(PUBLIC, 'waf: { rateLimit: { requests: 100, by: authorization } }'),
    [
      '3:53 warning PLAN-470: `rateLimit: { by: authorization }` on GET /a has no effect: requests without the header authorization are not counted, and nothing there asks for it',
    ],
  ],
  [
    'a limit of an operation by credentials that it does not ask for',
    api('      x-gateway: { public: x, waf: { rateLimit: { requests: 100, by: authorization } } }'),
    [
      '9:70 error PLAN-471: `rateLimit: { by: authorization }` on GET /a has no effect: requests without the header authorization are not counted, and nothing there asks for it',
    ],
  ],
  [
    'a limit by credentials that may be left out',
    api(
      '      x-gateway: { public: x, waf: { rateLimit: { requests: 100, by: authorization } } }',
    ).replace('security: []', 'security: [{ basic: [] }, {}]'),
    [
      '9:70 error PLAN-471: `rateLimit: { by: authorization }` on GET /a has no effect: requests without the header authorization are not counted, and callers may leave it out',
    ],
  ],
  [
    'a limit by a key that the authorizer function checks',
    api('', 'waf: { rateLimit: { requests: 100, by: api-key } }')
      .replace('security: []', 'security: [{ key: [] }, { basic: [] }]')
      .replace('[{ basic: [] }], resp', '[{ key: [] }], resp'),
    [],
  ],
  [
    'limits by address',
    api(
      '      x-gateway: { waf: { rateLimit: { requests: 100 } } }',
      'waf: { rateLimit: { requests: 100, by: forwarded-ip } }',
    ),
    [],
  ],
  [
    'a limit by the header of an authorizer',
    api(PUBLIC, 'waf: { rateLimit: { requests: 100, by: api-key } }')
      .replace('security: []', 'security: [{ fn: [] }]')
      .replace('[{ basic: [] }]', '[{ fn: [] }]')
      .replace(
        'key: {',
        `fn: { type: apiKey, in: header, name: X-Key, x-gateway: { authorizer: { lambda: { function: '${LAMBDA}', identity: [header.x-api-key] } } } }\n    key: {`,
      ),
    [],
  ],
]);
