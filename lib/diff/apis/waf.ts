// The web ACL: off, weaker, or stronger.

import type { ApiFacet, Difference } from '../change.js';
import { compareLimit, compareSets, compareSwitch, listed } from '../values.js';

export const waf: ApiFacet = {
  kind: 'waf',
  compare: (before, after) => {
    const [was, is] = [before.plan.waf?.settings, after.plan.waf?.settings];
    const at = after.plan.waf?.at ?? after.model.annotations.root.at.child('waf');
    if (was && !is) return [{ severity: 'error', message: 'the web ACL is turned off', at }];
    if (!was || !is)
      return was === is
        ? []
        : [{ severity: 'info', message: 'a web ACL now protects the API', at }];
    const found: Difference[] = [
      ...groups('managed groups', was.managed, is.managed),
      ...fewer('rules that only count', is.count, was.count),
      ...compareLimit(
        'rate limit',
        perMinute(was.rateLimit),
        perMinute(is.rateLimit),
        ' requests a minute',
      ),
      ...compareLimit('largest body', was.bodySize, is.bodySize, ' bytes'),
      ...compareSwitch('blocking of method overrides', !was.methodOverride, !is.methodOverride),
      ...fewer('blocked countries', was.countries.block, is.countries.block),
      ...wider('allowed countries', was.countries.allow, is.countries.allow),
      ...fewer('blocked addresses', was.ips.block, is.ips.block),
      ...wider('allowed addresses', was.ips.allow, is.ips.allow),
    ];
    return found.map((one) => ({ ...one, at }));
  },
};

function groups(what: string, was: readonly string[], is: readonly string[]): Difference[] {
  const { added, removed } = compareSets(was, is);
  return [
    ...told('warning', `${what} no longer used`, removed),
    ...told('info', `${what} added`, added),
  ];
}

/** Of a list that keeps something out, an entry less lets something in. */
function fewer(what: string, was: readonly string[], is: readonly string[]): Difference[] {
  const { removed, added } = compareSets(was, is);
  return [...told('warning', `${what}, gone`, removed), ...told('info', `${what}, new`, added)];
}

/** Of a list of what may enter, an empty one lets everything in. */
function wider(what: string, was: readonly string[], is: readonly string[]): Difference[] {
  if (was.length > 0 && is.length === 0)
    return [{ severity: 'warning', message: `${what}: no longer restricted` }];
  if (was.length === 0 && is.length > 0)
    return [{ severity: 'info', message: `${what}: now only ${listed(is)}` }];
  const { added, removed } = compareSets(was, is);
  return [...told('warning', `${what}, new`, added), ...told('info', `${what}, gone`, removed)];
}

function told(
  severity: Difference['severity'],
  what: string,
  names: readonly string[],
): Difference[] {
  return names.length === 0 ? [] : [{ severity, message: `${what}: ${listed(names)}` }];
}

function perMinute({ requests, per }: { requests: number; per: number }): number {
  return Math.round((requests * 60) / per);
}
