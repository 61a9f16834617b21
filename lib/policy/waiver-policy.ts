// What a project asks of every waiver, wherever it is written: how long it may last, and who must stand for it.

import type { GivenWaiver } from './waivers.js';

export const WAIVER_FACTS = ['owner', 'ticket', 'approvedBy'] as const;

export interface WaiverPolicy {
  /** Days from today to the last day, at most. @default any */
  readonly longest?: number;
  /** What must be said beside the reason. @default nothing */
  readonly require?: readonly (typeof WAIVER_FACTS)[number][];
  /** Who may approve; one of them must have. @default anybody */
  readonly approvers?: readonly string[];
  /** Form of a ticket. @default any */
  readonly tickets?: RegExp;
}

const DAY = 24 * 60 * 60 * 1000;

/** What a waiver breaks of the policy, and the edit that mends it; nothing where it keeps to it. */
export function breach(
  waiver: GivenWaiver,
  policy: WaiverPolicy,
  today: string,
): { problem: string; fix: string } | undefined {
  const { longest, require: required = [], approvers, tickets } = policy;
  const days = (Date.parse(waiver.until) - Date.parse(today)) / DAY;
  if (longest !== undefined && days > longest) {
    const last = new Date(Date.parse(today) + longest * DAY).toISOString().slice(0, 10);
    return {
      problem: `lasts ${days} more days, and the project allows ${longest}`,
      fix: `set \`until\` to ${last} or earlier`,
    };
  }
  const needed = WAIVER_FACTS.filter(
    (fact) => required.includes(fact) || (fact === 'approvedBy' && approvers !== undefined),
  );
  const missing = needed.find((fact) => waiver[fact] === undefined);
  if (missing)
    return {
      problem: `has no \`${missing}\`, which the project requires`,
      fix: `add \`${missing}\``,
    };
  if (approvers && !approvers.includes(waiver.approvedBy ?? ''))
    return {
      problem: `is approved by ${waiver.approvedBy}, who may not approve waivers here`,
      fix: `have it approved by one of ${approvers.join(', ')}`,
    };
  if (tickets && waiver.ticket !== undefined && !tickets.test(waiver.ticket))
    return {
      problem: `names ticket ${waiver.ticket}, which is not of the form ${tickets.source}`,
      fix: 'name the ticket in which the fix is planned',
    };
  return undefined;
}
