// An address that a caller names is an address that a server visits: the start of request forgery (SSRF).

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { forModel } from '../../rule-kinds.js';
import { holds, isFixed, schemaValues, type Written, writtenOnce } from '../../schemas/index.js';

export const urlParameterIsReviewed = defineRule({
  id: 'url-parameter-is-reviewed',
  title: 'addresses that callers name are restricted to known hosts',
  group: 'input-validation',
  severity: 'info',
  level: 'strict',
  aliases: ['owasp:api7:2023-concerning-url-parameter'],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API7' },
    { standard: 'CWE', requirement: '918' },
  ],
  risk: 'the back end can be made to call addresses inside the network, or to send users anywhere',
  hint: 'restrict it with a pattern that names the host, for example `^https://example\\.com/`, or waive it after review',
  options: z.strictObject({
    names: z
      .array(z.string())
      .default(['callback', 'redirect', '_url', 'Url', '-url', '_uri', 'Uri', '-uri'])
      .describe(
        'Beginnings (`callback`, `redirect`) and, after `_`, `-` or in capitals, ends of names',
      ),
  }),
  check: forModel((model, { names }) => {
    const values = schemaValues(model, 'request').filter(({ name }) => !name.includes('/'));
    if (values.length === 0) return undefined;
    return writtenOnce(
      values
        .filter((value) => namesAddress(value.name, names) || value.around.some(isAddress))
        .filter((value) => !holds(value, namesHost))
        .map(({ at, name, operation }) => ({
          at,
          of: operation,
          message: `\`${name}\` may be any address`,
        })),
    );
  }),
});

function namesAddress(name: string, names: readonly string[]): boolean {
  return names.some((part) =>
    /^[a-z]/.test(part) ? name.toLowerCase().startsWith(part) : name.endsWith(part),
  );
}

function isAddress({ schema }: Written): boolean {
  return schema['format'] === 'uri' || schema['format'] === 'url';
}

/** An anchored pattern that goes on after `://` with a literal, or a list of values. */
function namesHost(one: Written): boolean {
  return isFixed(one) || /^\^https?\??:(\\?\/){2}[\w(]/.test(String(one.schema['pattern']));
}
