// `waf`: the web ACL in front of the stage.

import { isIPv4, isIPv6 } from 'node:net';
import * as z from 'zod';
import { type Annotation, last, mergeByKey } from './annotation.js';
import { COUNTRIES, MISTAKEN } from './countries.js';
import type { ManagedRuleGroup, WafRateLimit, WafSettings } from './settings.js';
import { duration, map, refuse, size, text } from './values.js';

const GROUPS = [
  'common',
  'known-bad-inputs',
  'sqli',
  'ip-reputation',
  'anonymous-ip',
  'admin-protection',
  'linux',
  'unix',
  'windows',
  'php',
  'bot-control',
] as const satisfies readonly ManagedRuleGroup[];

/** Windows that rate-based rules have, in seconds: AWS WAF API, RateBasedStatement. */
const WINDOWS = [60, 120, 300, 600];

const country = z.string().superRefine((code, context) => {
  if (COUNTRIES.has(code)) return;
  const meant =
    MISTAKEN[code] ?? (COUNTRIES.has(code.toUpperCase()) ? code.toUpperCase() : undefined);
  refuse(
    context,
    'an ISO 3166-1 alpha-2 country code, such as GB',
    meant ? { hint: `write ${meant}` } : {},
  );
});

const cidr = z.string().superRefine((value, context) => {
  const [address = '', bits] = value.split('/');
  const most = isIPv4(address) ? 32 : isIPv6(address) ? 128 : 0;
  const prefix = bits === undefined || !/^\d+$/.test(bits) ? Number.NaN : Number(bits);
  if (most > 0 && prefix === 0)
    refuse(context, 'a network smaller than /0, which AWS WAF refuses', {
      hint: 'write two /1 networks, or leave the list out',
    });
  else if (!(prefix >= 1 && prefix <= most))
    refuse(context, 'a network in CIDR form, such as 192.0.2.0/24');
});

const rateLimit = map({
  requests: z.int().min(10).max(2_000_000_000),
  per: duration()
    .superRefine((value, context) => {
      if (!WINDOWS.includes(value)) refuse(context, 'one of 1m, 2m, 5m and 10m');
    })
    .optional(),
  by: z.enum(['ip', 'forwarded-ip', 'api-key', 'authorization']).optional(),
});

const written = map({
  managed: z.array(z.enum(GROUPS)).optional(),
  count: z
    .array(
      text(
        `(${GROUPS.join('|')})/[A-Za-z0-9_]+`,
        'a rule of a managed group, such as common/SizeRestrictions_BODY',
      ),
    )
    .optional(),
  rateLimit: rateLimit.optional(),
  countries: map({
    allow: z.array(country).optional(),
    block: z.array(country).optional(),
  }).optional(),
  ips: map({ allow: z.array(cidr).optional(), block: z.array(cidr).optional() }).optional(),
  bodySize: size({ min: '1B', max: '64KB' }).optional(),
  methodOverride: z.boolean().optional(),
});
const schema = z.union([z.boolean(), written]);

const DEFAULT_RATE_LIMIT: WafRateLimit = { requests: 2000, per: 300, by: 'ip' };
/**
 * Bytes: what AWS WAF inspects of a body on API Gateway without extra charge. Larger bodies would pass partly
 * unseen, so they are blocked unless `bodySize` says otherwise.
 */
const DEFAULT_BODY_SIZE = 16 * 1024;

export const waf: Annotation<z.output<typeof schema>, WafSettings> = {
  name: 'waf',
  summary: 'Sets up the web ACL in front of the API',
  scopes: ['root', 'pathItem', 'operation'],
  schema,
  cascades: false,
  default:
    'on: `managed: [common, known-bad-inputs, sqli, ip-reputation]`, 2,000 requests in 5 minutes by IP address, bodies up to 16 KB',
  description: `At the root: \`managed\` rule groups of AWS; \`count\`, rules of these groups that only count (some that block ordinary API calls count by default); a \`rateLimit\`; \`countries\` and \`ips\` to allow or block; the largest \`bodySize\`, up to 64 KB; \`methodOverride: true\` lets the header X-HTTP-Method-Override through, which API Gateway itself obeys. \`waf: false\` makes no web ACL. On a path item or operation only \`rateLimit\` may stand: it limits that operation alone. See [AWS WAF with API Gateway](https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html).`,
  examples: [
    {
      title: 'Stricter than the default',
      yaml: 'x-gateway:\n  waf:\n    rateLimit: { requests: 500, per: 5m, by: ip }\n    countries: { block: [KP] }',
    },
  ],
  resolve(chain) {
    const value = last(chain)?.value;
    const given = typeof value === 'object' ? value : {};
    return {
      enabled: value !== false,
      managed: given.managed ?? ['common', 'known-bad-inputs', 'sqli', 'ip-reputation'],
      count: given.count ?? [],
      rateLimit: { ...DEFAULT_RATE_LIMIT, ...defined(given.rateLimit) },
      countries: { allow: given.countries?.allow ?? [], block: given.countries?.block ?? [] },
      ips: { allow: given.ips?.allow ?? [], block: given.ips?.block ?? [] },
      bodySize: given.bodySize ?? DEFAULT_BODY_SIZE,
      methodOverride: given.methodOverride ?? false,
    };
  },
};

/** The rate limit of an operation alone, which path item and operation give by `waf.rateLimit`. */
export const operationRateLimit: Pick<
  Annotation<z.output<typeof schema>, WafRateLimit>,
  'resolve'
> = {
  resolve(chain, context) {
    const limits = chain.flatMap(({ value, at }) => {
      const others =
        typeof value === 'object'
          ? Object.keys(value).filter((key) => key !== 'rateLimit')
          : ['waf'];
      for (const key of others) {
        context.report('ANN-009', typeof value === 'object' ? at.child(key) : at, {
          key,
          place: 'an operation',
          allowed: 'the root',
        });
      }
      return typeof value === 'object' && value.rateLimit ? [{ value: value.rateLimit, at }] : [];
    });
    if (limits.length === 0) return undefined;
    return { ...DEFAULT_RATE_LIMIT, ...defined(mergeByKey(limits)) };
  },
};

function defined(
  value: Partial<Record<keyof WafRateLimit, unknown>> | undefined,
): Partial<WafRateLimit> {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, one]) => one !== undefined));
}
