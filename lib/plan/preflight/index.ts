// What import refuses, checked before it can: `terraform plan` sees none of it.

export { checkBody, checkStructure } from './check-body.js';
export type { BodyProblem } from './problem.js';
