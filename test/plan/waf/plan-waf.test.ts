import { describe, expect, it } from 'vitest';
import { GET, planText, problems } from '../plan.js';

const waf = async (settings: string, paths = GET) =>
  (await planText(`x-gateway: { waf: ${settings} }\n${paths}`)).plan?.waf;
const names = (rules: readonly { name: string }[] | undefined) => rules?.map(({ name }) => name);

describe('the web ACL', () => {
  it('has, by default, size limits, the method override, a rate limit and four managed groups, in that order', async () => {
    const acl = await waf('{}');
    expect(names(acl?.rules)).toEqual([
      'body-too-large',
      'uri-too-long',
      'method-override',
      'rate-all',
      'managed-ip-reputation',
      'managed-known-bad-inputs',
      'managed-common',
      'managed-sqli',
    ]);
    const priorities = acl?.rules.map(({ priority }) => priority) ?? [];
    expect(priorities).toEqual([...priorities].sort((a, b) => a - b));
    expect(new Set(priorities).size).toBe(priorities.length);
    // 3 size constraints, 2 for the rate limit, 25 + 200 + 700 + 200 for the groups.
    expect(acl?.capacity).toBe(1130);
  });

  it('is left out when it is switched off', async () => {
    expect(await waf('false')).toBeUndefined();
  });

  it('lets the rules only count that block ordinary API calls, and those that are named', async () => {
    const acl = await waf('{ managed: [common], count: [common/GenericRFI_QUERYARGUMENTS] }');
    const statement = acl?.rules.at(-1)?.json['Statement'] as Record<
      string,
      { RuleActionOverrides: { Name: string }[] }
    >;
    expect(
      statement['ManagedRuleGroupStatement']?.RuleActionOverrides.map(({ Name }) => Name),
    ).toEqual([
      'SizeRestrictions_BODY',
      'NoUserAgent_HEADER',
      'CrossSiteScripting_BODY',
      'GenericRFI_BODY',
      'EC2MetaDataSSRF_BODY',
      'GenericRFI_QUERYARGUMENTS',
    ]);
  });

  it('blocks and allows addresses by IP sets of their version', async () => {
    const acl = await waf(
      "{ ips: { allow: [10.0.0.0/8], block: [192.0.2.0/24, '2001:db8::/32'] } }",
    );
    expect(acl?.ipSets).toEqual([
      { name: 'block-ipv4', version: 'IPV4', addresses: ['192.0.2.0/24'] },
      { name: 'block-ipv6', version: 'IPV6', addresses: ['2001:db8::/32'] },
      { name: 'allow-ipv4', version: 'IPV4', addresses: ['10.0.0.0/8'] },
    ]);
    expect(acl?.rules[1]?.json['Statement']).toEqual({
      NotStatement: { Statement: { IPSetReferenceStatement: { ARN: 'ipset:allow-ipv4' } } },
    });
  });

  it('limits one operation by method and path, with or without a stage in front', async () => {
    const acl = await waf(
      '{}',
      `paths:
  /orders/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      security: []
      x-gateway: { waf: { rateLimit: { requests: 50, per: 1m, by: ip } } }
      responses: { '200': { description: Fine } }
`,
    );
    const rule = acl?.rules.find(({ name }) => name.startsWith('rate-GET'));
    expect(rule?.json['Statement']).toEqual({
      RateBasedStatement: {
        Limit: 50,
        EvaluationWindowSec: 60,
        AggregateKeyType: 'IP',
        ScopeDownStatement: {
          AndStatement: {
            Statements: [
              {
                RegexMatchStatement: {
                  FieldToMatch: { Method: {} },
                  RegexString: '^GET$',
                  TextTransformations: [{ Priority: 0, Type: 'NONE' }],
                },
              },
              {
                RegexMatchStatement: {
                  FieldToMatch: { UriPath: {} },
                  RegexString: '^(/[^/]+)?/orders/[^/]+/?$',
                  TextTransformations: [{ Priority: 0, Type: 'NONE' }],
                },
              },
            ],
          },
        },
      },
    });
  });

  it('lets only the media types through that bodies are validated by', async () => {
    const acl = await waf(
      '{}',
      `paths:
  /orders:
    post:
      security: []
      requestBody: { required: true, content: { application/json: { schema: { type: object } } } }
      responses: { '200': { description: Fine } }
`,
    );
    const rule = acl?.rules.find(({ name }) => name === 'content-type-1');
    const plain = [{ Priority: 0, Type: 'NONE' }];
    expect(rule?.json).toMatchObject({
      Action: { Block: {} },
      Statement: {
        AndStatement: {
          Statements: [
            {
              RegexMatchStatement: {
                FieldToMatch: { Method: {} },
                RegexString: '^(POST|PUT|PATCH|DELETE)$',
                TextTransformations: plain,
              },
            },
            // A request without a body, as DELETE mostly, has no media type to refuse.
            {
              SizeConstraintStatement: {
                FieldToMatch: { Body: { OversizeHandling: 'MATCH' } },
                ComparisonOperator: 'GT',
                Size: 0,
                TextTransformations: plain,
              },
            },
            {
              NotStatement: {
                Statement: {
                  RegexMatchStatement: {
                    FieldToMatch: { SingleHeader: { Name: 'content-type' } },
                    RegexString: '^(application/json)\\s*(;.*)?$',
                    TextTransformations: [{ Priority: 0, Type: 'LOWERCASE' }],
                  },
                },
              },
            },
          ],
        },
      },
    });
  });

  it('splits media types over as many expressions as they need, each within its limit', async () => {
    const types = Array.from({ length: 30 }, (_, at) => `application/vnd.example.type-${at}+json`);
    const content = types.map((type) => `${type}: { schema: { type: object } }`).join(', ');
    const acl = await waf(
      '{}',
      `paths:
  /orders:
    post:
      security: []
      requestBody: { required: true, content: { ${content} } }
      responses: { '200': { description: Fine } }
`,
    );
    const rule = acl?.rules.find(({ name }) => name === 'content-type-1');
    const expressions = [
      ...JSON.stringify(rule?.json).matchAll(/"RegexString":("\^\(application.*?")/g),
    ].map(([, text]) => String(JSON.parse(text ?? '""')));
    expect(expressions.length).toBeGreaterThan(1);
    expect(expressions.every(({ length }) => length <= 512)).toBe(true);
    for (const type of types) {
      expect(
        expressions.filter((one) => new RegExp(one).test(`${type}; charset=utf-8`)),
      ).toHaveLength(1);
    }
  });

  it('says that without a web ACL other media types reach the back end', async () => {
    const { diagnostics } = await planText(`x-gateway: { waf: false }
paths:
  /orders:
    post:
      security: []
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '200': { description: Fine } }
`);
    expect(problems(diagnostics)).toEqual(['PLAN-459:3']);
    const without = await planText(`x-gateway: { waf: false }\n${GET}`);
    expect(problems(without.diagnostics)).toEqual([]);
  });

  it('refuses the rate limit of an operation where there is no web ACL to enforce it', async () => {
    const { plan, diagnostics } = await planText(`x-gateway: { waf: false }
paths:
  /orders:
    get:
      security: []
      x-gateway:
        waf: { rateLimit: { requests: 10, per: 1m } }
      responses: { '200': { description: Fine } }
`);
    expect(plan).toBeUndefined();
    expect(problems(diagnostics)).toEqual(['PLAN-461:9']);
    expect(diagnostics.find(({ code }) => code === 'PLAN-461')).toMatchObject({
      message:
        '`GET /orders` is limited to 10 requests in 60 seconds for each caller, which a web ACL does; `waf: false` at the root makes none',
      hint: 'remove `waf: false` at the root, or use `throttle` for the operation',
    });
  });

  it('inspects as much of a body as it lets pass', async () => {
    expect((await waf('{ bodySize: 8KB }'))?.bodyInspection).toBe('KB_16');
    expect((await waf('{ bodySize: 40KB }'))?.bodyInspection).toBe('KB_48');
    expect((await waf('{ bodySize: 64KB }'))?.bodyInspection).toBe('KB_64');
  });

  it('warns above the capacity that the price includes', async () => {
    const managed = '[common, known-bad-inputs, sqli, ip-reputation, linux, windows]';
    const { diagnostics } = await planText(`x-gateway: { waf: { managed: ${managed} } }\n${GET}`);
    expect(problems(diagnostics)).toEqual(['PLAN-453:3']);
  });
});
