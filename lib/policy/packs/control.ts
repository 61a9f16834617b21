// A control of a standard, and what an API gateway can do for it. Titles are ours: a standard's own text is its
// publisher's, and the one to read.

export interface Control {
  /** As the standard numbers it. A rule that names `10.2.1.1` speaks for `10.2.1` too. */
  readonly id: string;
  readonly title: string;
  /** `gateway`: rules can show it; `partly`: rules show the gateway's part; `outside`: nothing here can. */
  readonly reach: 'gateway' | 'partly' | 'outside';
  /** What is left to others, where `reach` is not `gateway`. */
  readonly outside?: string;
}

/** Whether a requirement is the control itself or below it: `164.312(a)(1)` is below `164.312(a)`. */
export function isCoveredBy(requirement: string, { id }: Control): boolean {
  return requirement === id || requirement.startsWith(`${id}.`) || requirement.startsWith(`${id}(`);
}
