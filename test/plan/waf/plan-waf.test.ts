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
    expect(JSON.stringify(rule?.json['Statement'])).toContain('^(application/json)\\\\s*(;.*)?$');
    expect(JSON.stringify(rule?.json['Action'])).toBe('{"Block":{}}');
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
