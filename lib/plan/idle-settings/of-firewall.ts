// Settings of the web ACL that meet no request. Those of operations under `waf: false` are told by its plan.

import type { WafRateLimit } from '../../annotations/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { ApiModel } from '../../model/index.js';
import type { Location } from '../../source/index.js';
import { openness, type SchemeKinds } from '../authentication/index.js';
import type { RoutePlan } from '../types.js';
import { idleMessages } from './messages.js';
import { isOpenByMistake } from './open-by-mistake.js';

export function ofFirewall(
  model: ApiModel,
  kinds: SchemeKinds,
  routes: readonly RoutePlan[],
): Diagnostic[] {
  const { waf, at } = model.annotations.root;
  if (!waf.enabled) return [];
  const place = at.child('waf');
  const contradictions = (['countries', 'ips'] as const).flatMap((list) =>
    allowedAndBlocked(waf[list], place.child(list, 'allow')),
  );
  return [
    ...countedNowhere(model, place),
    ...contradictions,
    ...uncounted(model, kinds, routes, place),
  ];
}

function countedNowhere({ annotations }: ApiModel, at: Location): Diagnostic[] {
  const { count, managed } = annotations.root.waf;
  const groups: readonly string[] = managed;
  return count.flatMap((rule, index) => {
    const [group = ''] = rule.split('/');
    if (groups.includes(group)) return [];
    const why = `the web ACL does not have the group \`${group}\``;
    const hint = `add \`${group}\` to \`managed\`, or remove the rule`;
    return [
      idleMessages.report('PLAN-470', at.child('count', index), { what: `\`${rule}\``, why, hint }),
    ];
  });
}

function allowedAndBlocked(
  { allow, block }: { readonly allow: readonly string[]; readonly block: readonly string[] },
  at: Location,
): Diagnostic[] {
  return allow.flatMap((one, index) =>
    block.includes(one)
      ? [
          idleMessages.report('PLAN-470', at.child(index), {
            what: `\`${one}\` in \`allow\``,
            why: 'it stands in `block` too, which decides',
            hint: 'remove it from one of the two',
          }),
        ]
      : [],
  );
}

const HEADERS = { 'api-key': 'x-api-key', authorization: 'authorization' } as const;
type ByHeader = keyof typeof HEADERS;

/**
 * Requests without the header are left out of the count.
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-aggregation-options.html
 */
function uncounted(
  model: ApiModel,
  kinds: SchemeKinds,
  routes: readonly RoutePlan[],
  at: Location,
): Diagnostic[] {
  const isEvaded = (by: ByHeader, route: RoutePlan) =>
    openness(route.authentication) !== undefined || !maySend(HEADERS[by], route, kinds);
  const own = routes.flatMap((route): Diagnostic[] => {
    const { rateLimit, at: places } = route.operation.settings;
    const by = rateLimit && headerOf(rateLimit);
    if (!by || !isEvaded(by, route)) return [];
    return [report('PLAN-471', by, [route], places.rateLimit ?? route.operation.at)];
  });
  const by = headerOf(model.annotations.root.waf.rateLimit);
  const open = by ? routes.filter((one) => isEvaded(by, one)) : [];
  const meant = open.filter((one) => !isOpenByMistake(one));
  if (!by || meant.length === 0) return own;
  return [...own, report(open.length === routes.length ? 'PLAN-471' : 'PLAN-470', by, meant, at)];
}

function report(
  code: 'PLAN-470' | 'PLAN-471',
  by: ByHeader,
  routes: readonly RoutePlan[],
  waf: Location,
): Diagnostic {
  const [first] = routes.map(({ method, operation }) => `${method} ${operation.path}`);
  const isAsked = routes.some(({ authentication: how }) => how.kind !== 'none' && openness(how));
  const others = routes.length > 1 ? ` and ${routes.length - 1} more` : '';
  const written = waf.child('rateLimit', 'by');
  return idleMessages.report(code, written.exists ? written : waf, {
    what: `\`rateLimit: { by: ${by} }\` on ${first}${others}`,
    why: `requests without the header ${HEADERS[by]} are not counted, and ${isAsked ? 'callers may leave it out' : 'nothing there asks for it'}`,
    hint: 'write `by: ip`, or ask for the credentials',
  });
}

function headerOf({ by }: WafRateLimit): ByHeader | undefined {
  return by === 'api-key' || by === 'authorization' ? by : undefined;
}

/** Whether a caller has a reason to send a header. What an extension asks for is not known. */
function maySend(header: string, { authentication: how }: RoutePlan, kinds: SchemeKinds): boolean {
  switch (how.kind) {
    case 'none':
      return false;
    case 'extension':
      return true;
    case 'apiKey':
      return header === 'x-api-key';
    case 'iam':
      return header === 'authorization' || how.apiKey;
    case 'authorizer':
      return (
        (how.apiKey && header === 'x-api-key') ||
        how.alternatives.flatMap(Object.keys).some((name) => {
          const kind = kinds.get(name);
          if (kind?.kind === 'lambda')
            return kind.settings.identity.some((one) => one.toLowerCase() === `header.${header}`);
          if (kind?.kind === 'composed' && kind.check.kind === 'apiKey')
            return kind.check.in === 'header' && kind.check.name.toLowerCase() === header;
          return header === 'authorization';
        })
      );
  }
}
