// Patch operations, with which API Gateway changes everything: an op, a path in the style of a JSON pointer,
// and a value that is always a text.
// https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html

import { isJson, type Json } from '../../http.js';
import { badRequest } from './errors.js';

export interface Patch {
  readonly op: string;
  readonly path: string;
  readonly value?: string;
}

/** A path that can be patched, as a regular expression over its raw form, and what the patch does. */
export type PatchRule = readonly [
  path: RegExp,
  apply: (patch: Patch, captured: readonly string[]) => void,
];

/** @throws BadRequestException for a path that none of the rules takes; then nothing was applied */
export function applyPatches(body: Json, rules: readonly PatchRule[]): void {
  const operations = body['patchOperations'];
  const patches = (Array.isArray(operations)
    ? operations.filter(isJson)
    : []) as unknown as Patch[];
  const planned = patches.map((patch) => {
    for (const [path, apply] of rules) {
      const match = path.exec(patch.path);
      if (match) return () => apply(patch, match.slice(1).map(unescaped));
    }
    throw badRequest(
      `Invalid patch path  '${patch.path}' specified for op '${patch.op}'. Please choose supported operations`,
    );
  });
  for (const apply of planned) apply();
}

/** Sets or removes one of the members of `settings` that are patched by name. */
export function settingRule(
  settings: () => Json,
  names: readonly string[],
  read: (value: string | undefined) => unknown = (value) => value,
): PatchRule {
  return [
    new RegExp(`^/(${names.join('|')})$`),
    ({ op, value }, [name = '']) => {
      if (op === 'remove') delete settings()[name];
      else settings()[name] = read(value);
    },
  ];
}

function unescaped(text: string): string {
  return (text ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
}

export const toBoolean = (value: string | undefined) => value === 'true';
export const toNumber = (value: string | undefined) => Number(value);
