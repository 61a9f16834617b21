// What is wrong with the structure of a document. Codes share the SPEC- range with reading it.

import { defineCatalogue } from '../../diagnostics/index.js';
import { specMessage } from '../spec-message.js';

/** Types of security schemes in Swagger 2.0, and what stands there for those that came later. */
const SCHEMES_OF_2 = 'basic, apiKey, oauth2';
const SINCE_3: Readonly<Record<string, string>> = {
  http: 'Swagger 2.0 has no `http`: write `type: basic`; for bearer tokens and signed requests `type: apiKey`, `in: header`, `name: Authorization`',
  openIdConnect:
    'Swagger 2.0 has no `openIdConnect`: write `type: oauth2` with its `flow` and URLs',
};

export const structureMessages = defineCatalogue({
  'SPEC-050': specMessage<{ what: string; found: string; expected: string }>({
    severity: 'error',
    spoils: 'place',
    message: ({ what, found, expected }) => `${what} is ${found}, but must be ${expected}`,
    hint: ({ expected }) => `write ${expected}`,
  }),
  'SPEC-051': specMessage<{ what: string; key: string }>({
    severity: 'error',
    spoils: 'place',
    message: ({ what, key }) => `${what} has no \`${key}\``,
    hint: ({ key }) => `add \`${key}\``,
  }),
  'SPEC-052': specMessage<{ what: string; key: string }>({
    severity: 'warning',
    message: ({ what, key }) => `${what} has no \`${key}\`, which OpenAPI asks for`,
    hint: ({ key }) => `add \`${key}\``,
  }),
  'SPEC-053': specMessage<{
    what: string;
    key: string;
    near: string | undefined;
    /** The version of OpenAPI that has the key. */
    since?: string | undefined;
  }>({
    severity: 'warning',
    message: ({ what, key }) => `${what} has the unknown key \`${key}\``,
    hint: ({ near, key, since }) =>
      since
        ? `\`${key}\` is a key of OpenAPI ${since}, and nothing reads it here: say it as this version does`
        : near
          ? `did you mean \`${near}\`?`
          : 'it looks like an operation, and nothing serves it: use one of the methods that OpenAPI has, or remove it',
  }),
  'SPEC-054': specMessage<{
    what: string;
    found: string;
    known: string;
    near?: string | undefined;
  }>({
    severity: 'error',
    spoils: 'place',
    message: ({ what, found, known }) => `${what} is \`${found}\`; expected one of ${known}`,
    hint: ({ near, known, found }) =>
      (known === SCHEMES_OF_2 && SINCE_3[found]) ||
      (near ? `did you mean \`${near}\`?` : `write one of ${known}`),
  }),
  'SPEC-055': specMessage<{ path: string }>({
    severity: 'error',
    spoils: 'place',
    message: ({ path }) => `the path \`${path}\` does not begin with a slash`,
    hint: ({ path }) => `write \`/${path}\``,
  }),
  'SPEC-056': specMessage<{ name: string; place: string }>({
    severity: 'warning',
    message: ({ name, place }) =>
      `the ${place} parameter \`${name}\` stands twice in one list; the last one counts`,
    hint: () => 'remove one of them',
  }),
  'SPEC-057': specMessage<{ status: string }>({
    severity: 'error',
    spoils: 'place',
    message: ({ status }) => `\`${status}\` is no status code`,
    hint: () => 'write a code such as 200, a range such as 4XX, or default',
  }),
  'SPEC-058': specMessage<{ key: string }>({
    severity: 'warning',
    message: ({ key }) =>
      `a \`$ref\` directly in \`${key}\` is not followed: it would be a property of that name`,
    hint: () => 'refer to a whole schema with `allOf: [{ $ref: … }]`, or to each property',
  }),
  'SPEC-060': specMessage<{ what: string; key: string }>({
    severity: 'warning',
    message: ({ what }) => `${what} does not say what its value is`,
    hint: ({ key }) => `add \`${key}\``,
  }),
  'SPEC-061': specMessage<{ what: string; key: string; other: string }>({
    severity: 'warning',
    message: ({ what, key, other }) =>
      `${what} has \`${key}\` beside \`${other}\`; only one counts`,
    hint: ({ key }) => `remove \`${key}\``,
  }),
  'SPEC-062': specMessage<{ what: string; types: string }>({
    severity: 'warning',
    message: ({ what, types }) =>
      `${what} has several media types (${types}); only the first counts`,
    hint: () => 'keep one',
  }),
  'SPEC-063': specMessage<{ name: string }>({
    severity: 'warning',
    message: ({ name }) =>
      `the path parameter \`${name}\` is not required; it is treated as if it were`,
    hint: () => 'write `required: true`: a path without one of its parts is another path',
  }),
  'SPEC-064': specMessage<{ keys: readonly string[]; where: string }>({
    severity: 'warning',
    message: ({ keys, where }) =>
      `${quoted(keys)} ${keys.length > 1 ? 'have' : 'has'} no effect ${where}`,
    hint: ({ keys }) => `remove ${quoted(keys)}`,
  }),
  'SPEC-065': specMessage<{ style: string; place: string; known: string }>({
    severity: 'warning',
    message: ({ style, place }) => `a ${place} parameter cannot have the style \`${style}\``,
    hint: ({ known }) => `write one of ${known}`,
  }),
  'SPEC-066': specMessage<{ found: string }>({
    severity: 'warning',
    message: ({ found }) => `the operation has ${found}, but a request has one body`,
    hint: () => 'keep one body, or make all of them fields of one form (`in: formData`)',
  }),
  'SPEC-067': specMessage<{ name: string; problem: string; hint: string }>({
    severity: 'warning',
    message: ({ name, problem }) => `the file \`${name}\` ${problem}`,
    hint: ({ hint }) => hint,
  }),
  'SPEC-070': specMessage<{ type: string }>({
    severity: 'warning',
    message: ({ type }) => `\`${type}\` is no media type`,
    hint: () => 'write type/subtype, for example application/json',
  }),
  'SPEC-071': specMessage<{ type: string; top: string; near?: string | undefined }>({
    severity: 'warning',
    message: ({ type, top }) =>
      `the media type \`${type}\` begins with \`${top}\`, which is not registered`,
    hint: ({ near }) =>
      near ? `did you mean \`${near}\`?` : 'write application/…, or x-… for one of your own',
  }),
  'SPEC-072': specMessage<{ name: string; near?: string | undefined }>({
    severity: 'warning',
    message: ({ name }) => `\`encoding\` names \`${name}\`, which is no property of the schema`,
    hint: ({ near, name }) =>
      near ? `did you mean \`${near}\`?` : `remove \`${name}\`, or add the property`,
  }),
  'SPEC-074': specMessage<{ type: string; name: string }>({
    severity: 'warning',
    message: ({ type, name }) => `several files (\`${name}\`) cannot be sent as ${type}`,
    hint: () => 'use multipart/form-data',
  }),
  'SPEC-075': specMessage<{ key: string; what: string }>({
    severity: 'warning',
    message: ({ key, what }) => `nothing names \`${key}\` for ${what}; application/json is assumed`,
    hint: ({ key }) =>
      `add \`${key}: [application/json]\`, or what it is, to the operation or the root`,
  }),
  'SPEC-080': specMessage<{ what: string }>({
    severity: 'warning',
    message: ({ what }) => `${what} has no body, but one is described`,
    hint: () => 'remove its content, or use a status code that has a body',
  }),
  'SPEC-081': specMessage<{ name: string; where: string; instead: string }>({
    severity: 'info',
    message: ({ name, where }) => `the header ${name} is ignored in ${where}`,
    hint: ({ instead }) => instead,
  }),
  'SPEC-082': specMessage<{ id: string; near?: string | undefined }>({
    severity: 'warning',
    message: ({ id }) => `the link leads to \`${id}\`, which is no operation of this document`,
    hint: ({ near }) =>
      near ? `did you mean \`${near}\`?` : 'name an operation that exists, or remove the link',
  }),
  'SPEC-083': specMessage<{ problem: string }>({
    severity: 'warning',
    message: ({ problem }) => `the link ${problem}`,
    hint: () => 'keep one of `operationId` and `operationRef`',
  }),
  'SPEC-084': specMessage<{ name: string; near?: string | undefined }>({
    severity: 'warning',
    message: ({ name }) => `the server address uses {${name}}, which \`variables\` does not define`,
    hint: ({ near, name }) =>
      near ? `did you mean {${near}}?` : `add \`variables: { ${name}: { default: … } }\``,
  }),
  'SPEC-085': specMessage<{ name: string }>({
    severity: 'warning',
    message: ({ name }) => `the server variable \`${name}\` is not used in the address`,
    hint: ({ name }) => `put {${name}} into \`url\`, or remove the variable`,
  }),
  'SPEC-086': specMessage<{ key: string; found: string; expected: string; hint: string }>({
    severity: 'warning',
    message: ({ key, found, expected }) => `\`${key}\` is \`${found}\`, but must be ${expected}`,
    hint: ({ hint }) => hint,
  }),
  'SPEC-087': specMessage<{ key: string; found: string }>({
    severity: 'warning',
    message: ({ key, found }) => `\`${key}\` is \`${found}\`, which is no address`,
    hint: () => 'write the whole address, for example https://www.example.com/docs',
  }),
  'SPEC-088': specMessage<{ found: string }>({
    severity: 'warning',
    message: ({ found }) => `\`${found}\` is no mail address`,
    hint: () => 'write one such as api@example.com',
  }),
  'SPEC-089': specMessage<{ name: string }>({
    severity: 'warning',
    message: ({ name }) =>
      `the component name \`${name}\` has characters that OpenAPI does not allow`,
    hint: () => 'use letters, digits, `.`, `-` and `_`; other tools refuse the document',
  }),
  'SPEC-090': specMessage<{ ref: string; what: string; section: string }>({
    severity: 'warning',
    message: ({ ref, what, section }) =>
      `${what} is \`${ref}\`, which is not one of \`${section}\``,
    hint: ({ section }) => `refer to one below \`${section}\``,
  }),
  'SPEC-091': specMessage<{ keys: string; isSchema: boolean }>({
    severity: 'warning',
    message: ({ keys }) =>
      `${keys} beside \`$ref\` ${keys.includes(',') ? 'have' : 'has'} no effect`,
    hint: ({ keys, isSchema }) =>
      isSchema
        ? `write \`allOf: [{ $ref: … }]\` with ${keys} beside it, or use OpenAPI 3.1`
        : `write ${keys} where the \`$ref\` leads, or the whole object here`,
  }),
  'SPEC-092': specMessage<{ ref: string; near?: string | undefined }>({
    severity: 'warning',
    message: ({ ref }) => `the example "${ref}" does not exist`,
    hint: ({ near }) => (near ? `did you mean "${near}"?` : 'correct the reference, or remove it'),
  }),
  'SPEC-093': specMessage<{ path: string; first: string }>({
    severity: 'info',
    message: ({ path, first }) =>
      `the paths \`${first}\` and \`${path}\` are one, and differ in the names of variables only`,
    hint: ({ first }) => `move the operations to \`${first}\``,
  }),
  'SPEC-094': specMessage<{ type: string; known: string }>({
    severity: 'info',
    message: ({ type, known }) => `the example is of type ${type}; answered is ${known}`,
    hint: ({ type }) => `add ${type} to \`produces\`, or remove the example`,
  }),
  'SPEC-095': specMessage<{ length: number; most: number }>({
    severity: 'info',
    message: ({ length, most }) =>
      `the summary has ${length} characters; Swagger 2.0 asks for fewer than ${most}`,
    hint: () => 'write one line, and the rest in `description`',
  }),
  'SPEC-096': specMessage<{ name: string; near?: string | undefined }>({
    severity: 'warning',
    message: ({ name }) => `the security scheme \`${name}\` is not defined`,
    hint: ({ near, name }) =>
      near ? `did you mean \`${near}\`?` : `define \`${name}\`, or remove the requirement`,
  }),
});

function quoted(keys: readonly string[]): string {
  return keys.map((key) => `\`${key}\``).join(' and ');
}
