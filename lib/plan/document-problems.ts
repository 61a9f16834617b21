// What planning finds wrong with the document itself, whatever it is served by: linters know these mistakes too.

import type { Diagnostic } from '../diagnostics/index.js';
import type { ApiModel } from '../model/index.js';
import type { Location } from '../source/index.js';
import { awsVariables } from './aws-variables.js';
import { planGateway } from './plan-gateway.js';

/** What each is about, beside the path that it stands in: an error there may be what it comes from. */
const ABOUT: Readonly<Record<string, RegExp | undefined>> = {
  // Operations of one method and path, and paths that cannot be read.
  'PLAN-207': undefined,
  'PLAN-212': undefined,
  'PLAN-213': undefined,
  'PLAN-216': /^\/paths($|\/)/,
  // Parameters that are ignored, or do not fit their path.
  'PLAN-223': undefined,
  'PLAN-224': undefined,
  'PLAN-226': undefined,
  'PLAN-227': /^\/(components\/parameters|parameters|components)($|\/)/,
  // Security schemes that are not defined, and scopes that they do not have.
  'PLAN-403': /^\/(components\/securitySchemes|securityDefinitions|components)($|\/)/,
  'PLAN-406': undefined,
};

/** Whether a diagnostic is about the document, and not about what API Gateway makes of it. */
export function isAboutDocument({ code }: Diagnostic): boolean {
  return code.startsWith('SPEC-') || Object.hasOwn(ABOUT, code);
}

/** What is wrong with a document that was read in part, but for what its `errors` may be the reason of. */
export function documentProblems(model: ApiModel, errors: readonly Diagnostic[]): Diagnostic[] {
  const places = errors.flatMap(({ severity, at }) => (severity === 'error' && at ? [at] : []));
  const { diagnostics } = planGateway(model, { references: awsVariables(model) });
  return diagnostics.filter((one) => {
    const { code, at } = one;
    if (!at || !Object.hasOwn(ABOUT, code)) return false;
    return !places.some((error) => mayCause(error, at, ABOUT[code]));
  });
}

/** Across files nobody can tell. */
function mayCause(error: Location, at: Location, source: RegExp | undefined): boolean {
  if (error.file !== at.file || error.pointer === '') return true;
  return source?.test(error.pointer) === true || topOf(error) === topOf(at);
}

/** The path of an operation, or the component that something is. */
function topOf({ pointer }: Location): string {
  const [, section, ...rest] = pointer.split('/');
  return [section, ...rest.slice(0, section === 'components' ? 2 : 1)].join('/');
}
