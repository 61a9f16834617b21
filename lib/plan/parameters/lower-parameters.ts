// Parameters of one method as API Gateway takes them: name, place, whether required. It checks presence
// only, so nothing else is written; whatever cannot be declared is passed on unchecked, and reported.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { Parameter } from '../../model/index.js';
import type { RoutePlan } from '../types.js';
import { parameterMessages } from './messages.js';

export type ParameterPlace = 'path' | 'query' | 'header';

/** A declared method request parameter. */
export interface MethodParameter {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly required: boolean;
  readonly description?: string;
}

export interface LoweredParameters {
  readonly parameters: readonly MethodParameter[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What API Gateway accepts as the name of a method request parameter; `filter[a]` and `ids[]` are refused.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
export const PARAMETER_NAME = /^[a-zA-Z0-9:._$-]+$/;

const SAID_ELSEWHERE = new Set(['authorization', 'content-type', 'accept']);
const PLACES: readonly ParameterPlace[] = ['path', 'query', 'header'];

export function lowerParameters(route: RoutePlan): LoweredParameters {
  const diagnostics: Diagnostic[] = [];
  const declared: MethodParameter[] = [];
  for (const place of PLACES) {
    for (const one of candidates(route, place, diagnostics))
      add(one.parameter, one.at, declared, diagnostics);
  }
  return { parameters: declared, diagnostics };
}

/** Whether the specification says more about a parameter than API Gateway checks. */
export function hasUncheckedConstraints({ schema, mediaType }: Parameter): boolean {
  if (mediaType !== undefined) return true;
  if (schema === undefined || typeof schema.schema === 'boolean') return false;
  const { schema: found } = schema;
  return (
    found.type !== 'string' ||
    ['enum', 'const', 'pattern', 'format', 'minLength', 'maxLength'].some((key) => key in found)
  );
}

interface Candidate {
  readonly parameter: MethodParameter;
  readonly at: Parameter['at'];
}

function candidates(
  route: RoutePlan,
  place: ParameterPlace,
  diagnostics: Diagnostic[],
): Candidate[] {
  const written = route.operation.parameters.filter((one) => one.in === place);
  for (const one of written) {
    const note = styleNote(one);
    if (note) diagnostics.push(note);
  }
  if (place === 'path') return pathCandidates(route, written, diagnostics);
  if (place === 'query') return written.map(candidate);
  return [...headerCandidates(written, diagnostics), ...cookieCandidates(route, diagnostics)];
}

function candidate({ name, in: place, required, description, at }: Parameter): Candidate {
  const parameter = {
    name,
    in: place === 'cookie' ? ('header' as const) : place,
    required,
    ...(description !== undefined && description !== '' && { description }),
  };
  return { parameter, at };
}

/** The variables of the path, in its order, each declared once whatever the specification says of it. */
function pathCandidates(
  { operation, resourcePath, renamedVariables }: RoutePlan,
  written: readonly Parameter[],
  diagnostics: Diagnostic[],
): Candidate[] {
  const variables = pathVariables(resourcePath);
  const renamed = new Map(Object.entries(renamedVariables));
  const byName = new Map<string, Parameter>();
  for (const one of written) {
    const name = renamed.get(one.name) ?? one.name;
    if (variables.includes(name)) byName.set(name, byName.get(name) ?? one);
    else
      diagnostics.push(
        parameterMessages.report('PLAN-226', one.at, { name: one.name, path: operation.path }),
      );
  }
  return variables.map((name) => {
    const found = byName.get(name);
    // What became a variable here is nobody's to declare.
    const isWritten =
      operation.path.includes(`{${name}`) || Object.values(renamedVariables).includes(name);
    if (!found && isWritten)
      diagnostics.push(
        parameterMessages.report('PLAN-227', operation.at.key(), { name, path: operation.path }),
      );
    const parameter = {
      name,
      in: 'path' as const,
      required: true,
      ...(found?.description && { description: found.description }),
    };
    return { parameter, at: found?.at ?? operation.at };
  });
}

/** Names of the variables of a resource path; `{proxy+}` is `proxy`. */
export function pathVariables(resourcePath: string): string[] {
  return [...resourcePath.matchAll(/\{([^{}]+?)\+?\}/g)].map((match) => match[1] ?? '');
}

function headerCandidates(written: readonly Parameter[], diagnostics: Diagnostic[]): Candidate[] {
  const byName = new Map<string, Candidate>();
  for (const one of written) {
    const key = one.name.toLowerCase();
    const first = byName.get(key);
    if (SAID_ELSEWHERE.has(key)) {
      diagnostics.push(parameterMessages.report('PLAN-224', one.at, { name: one.name }));
    } else if (first) {
      const params = { name: one.name, first: first.parameter.name };
      diagnostics.push(parameterMessages.report('PLAN-223', one.at, params));
      const required = first.parameter.required || one.required;
      byName.set(key, { ...first, parameter: { ...first.parameter, required } });
    } else byName.set(key, candidate(one));
  }
  return [...byName.values()];
}

function cookieCandidates({ operation }: RoutePlan, diagnostics: Diagnostic[]): Candidate[] {
  const cookies = operation.parameters.filter((one) => one.in === 'cookie');
  for (const { name, required, at } of cookies) {
    diagnostics.push(parameterMessages.report('PLAN-222', at, { name, required }));
  }
  const hasHeader = operation.parameters.some(
    (one) => one.in === 'header' && one.name.toLowerCase() === 'cookie',
  );
  const required = cookies.find((one) => one.required);
  if (!required || hasHeader) return [];
  return [{ parameter: { name: 'Cookie', in: 'header', required: true }, at: required.at }];
}

function add(
  parameter: MethodParameter,
  at: Parameter['at'],
  declared: MethodParameter[],
  diagnostics: Diagnostic[],
): void {
  const { name, in: place } = parameter;
  const kept = declared.find((one) => one.name === name);
  if (!PARAMETER_NAME.test(name))
    diagnostics.push(parameterMessages.report('PLAN-220', at, { place, name }));
  else if (kept)
    diagnostics.push(parameterMessages.report('PLAN-221', at, { place, name, kept: kept.in }));
  else declared.push(parameter);
}

function styleNote({ name, in: place, style, mediaType, at }: Parameter): Diagnostic | undefined {
  if (mediaType !== undefined) {
    return parameterMessages.report('PLAN-225', at, {
      place,
      name,
      style: `the ${mediaType} in it`,
    });
  }
  if (style === undefined || style === 'simple' || style === 'form') return undefined;
  return parameterMessages.report('PLAN-225', at, { place, name, style: `the style ${style}` });
}
