// Usage plans: quotas, throttles and keys.

import type { UsagePlanPlan } from '../../plan/index.js';
import type { ApiFacet, Difference } from '../change.js';
import { compareLimit, compareSets, listed } from '../values.js';

export const plans: ApiFacet = {
  kind: 'usage-plan',
  compare: (before, after) => {
    const [was, is] = [byName(before.plan.usagePlans), byName(after.plan.usagePlans)];
    // Plans are told apart by the names that the specification gives them: those in AWS hold API and stage, too.
    const root = after.model.annotations.root.at.child('plans');
    const gone = [...was.keys()].filter((name) => !is.has(name));
    return [
      ...gone.map((name) => ({
        severity: 'warning' as const,
        message: `usage plan \`${name}\` is gone, with its quota and throttle`,
        at: root,
      })),
      ...[...is.values()].flatMap((plan) => {
        const name = nameOf(plan);
        const earlier = was.get(name);
        const found: Difference[] = earlier
          ? differences(earlier, plan)
          : [{ severity: 'info', message: 'is new' }];
        return found.map((one) => ({
          ...one,
          message: `usage plan \`${name}\`: ${one.message}`,
          at: plan.at,
        }));
      }),
    ];
  },
};

/** Days in a quota's period, to compare quotas of different periods. */
const DAYS = { DAY: 1, WEEK: 7, MONTH: 30 } as const;

function differences(was: UsagePlanPlan, is: UsagePlanPlan): Difference[] {
  const { added, removed } = compareSets(was.keys, is.keys);
  return [
    ...compareLimit('rate', was.throttle?.rate, is.throttle?.rate, '/s'),
    ...compareLimit('burst', was.throttle?.burst, is.throttle?.burst),
    ...compareLimit('quota', daily(was), daily(is), ' requests a day'),
    ...is.methods.flatMap(({ path, throttle }) => {
      const earlier = was.methods.find((one) => one.path === path)?.throttle;
      return earlier ? compareLimit(`rate of ${path}`, earlier.rate, throttle.rate, '/s') : [];
    }),
    ...was.methods
      .filter(({ path }) => !is.methods.some((one) => one.path === path))
      .map(({ path }) => ({
        severity: 'warning' as const,
        message: `${path} has no throttle of its own any more`,
      })),
    ...(added.length > 0
      ? [{ severity: 'info' as const, message: `keys added: ${listed(added)}` }]
      : []),
    ...(removed.length > 0
      ? [{ severity: 'info' as const, message: `keys gone: ${listed(removed)}` }]
      : []),
  ];
}

function daily({ quota }: UsagePlanPlan): number | undefined {
  return quota && Math.round(quota.limit / DAYS[quota.period]);
}

function byName(list: readonly UsagePlanPlan[]): Map<string, UsagePlanPlan> {
  return new Map(list.map((one) => [nameOf(one), one]));
}

function nameOf({ at, name }: UsagePlanPlan): string {
  return String(at.path.at(-1) ?? name);
}
