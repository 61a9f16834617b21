// What lowering a schema to a model of API Gateway loses or rewrites. `info`: the meaning is kept; `warning`:
// requests that the specification forbids may pass.

import { defineCatalogue, message } from '../../diagnostics/index.js';

export const schemaMessages = defineCatalogue({
  'PLAN-100': message<{ model: string; keywords: string }>({
    severity: 'info',
    message: ({ model, keywords }) => `schema \`${model}\` is imported without ${keywords}`,
    hint: () => 'nothing is lost: they describe and do not restrict',
  }),
  'PLAN-101': message<{ what: string }>({
    severity: 'warning',
    message: ({ what }) =>
      `${what} may be null, which API Gateway cannot validate: any value passes`,
    hint: () => 'leave the property out instead of sending null, or validate it in the back end',
  }),
  'PLAN-102': message<{ keyword: string }>({
    severity: 'warning',
    message: ({ keyword }) => `\`${keyword}\` is not known to API Gateway and is not validated`,
    hint: ({ keyword }) =>
      `validate \`${keyword}\` in the back end, or say it with type, properties, enum, pattern and bounds`,
  }),
  'PLAN-103': message<{ keyword: string; bound: number; kept: string }>({
    severity: 'warning',
    message: ({ keyword, bound, kept }) =>
      `\`${keyword}: ${bound}\` becomes \`${kept}: ${bound}\`: ${bound} itself passes`,
    hint: ({ kept }) => `write \`${kept}\` with the first value that is allowed`,
  }),
  'PLAN-104': message<{ types: string }>({
    severity: 'info',
    message: ({ types }) => `the types ${types} become alternatives (\`anyOf\`)`,
    hint: () => 'nothing is lost',
  }),
  'PLAN-105': message<{ pattern: string; reason: string }>({
    severity: 'warning',
    message: ({ pattern, reason }) => `pattern \`${pattern}\` is not validated: ${reason}`,
    hint: () =>
      'write it with character classes, groups and quantifiers that Java and JavaScript share',
  }),
  'PLAN-106': message<{ model: string; target: string }>({
    severity: 'warning',
    message: ({ model, target }) =>
      `\`${model}\` contains itself through a composition: \`${target}\` is validated as any object here`,
    hint: () =>
      'refer to the schema from a property or from items, outside `allOf`, `anyOf` and `oneOf`',
  }),
  'PLAN-107': message({
    severity: 'warning',
    message: () =>
      '`additionalProperties: false` together with `allOf` would refuse everything; unknown properties pass',
    hint: () =>
      'put all properties into one schema, or use `additionalProperties: false` there only',
  }),
  'PLAN-108': message({
    severity: 'info',
    message: () => 'the branches of `allOf` are merged into one schema',
    hint: () => 'nothing is lost',
  }),
  'PLAN-109': message<{ original: string; model: string }>({
    severity: 'info',
    message: ({ original, model }) =>
      `schema \`${original}\` is called \`${model}\` in API Gateway, which takes letters and digits only`,
    hint: () => 'nothing is lost: references follow',
  }),
  'PLAN-110': message<{ model: string; copy: string; kind: string; direction: string }>({
    severity: 'info',
    message: ({ model, copy, kind, direction }) =>
      `${direction} use \`${copy}\`, which is \`${model}\` without its ${kind} properties`,
    hint: () => 'nothing is lost',
  }),
  'PLAN-111': message<{ keyword: string }>({
    severity: 'warning',
    message: ({ keyword }) =>
      `the list form of \`${keyword}\` is not known to API Gateway: items are not validated`,
    hint: () => 'use one schema for all items',
  }),
  'PLAN-112': message<{ discriminator: string }>({
    severity: 'info',
    message: ({ discriminator }) =>
      `the discriminator \`${discriminator}\` is left out; the alternatives are validated without it`,
    hint: () => 'nothing is lost',
  }),
  'PLAN-113': message({
    severity: 'info',
    message: () => 'keywords beside `$ref` become a second branch of `allOf`',
    hint: () => 'nothing is lost',
  }),
  'PLAN-114': message<{ keyword: string; found: string }>({
    severity: 'warning',
    message: ({ keyword, found }) => `\`${keyword}: ${found}\` is not valid and is left out`,
    hint: ({ keyword }) => `correct or remove \`${keyword}\``,
  }),
  'PLAN-115': message<{ model: string }>({
    severity: 'info',
    message: ({ model }) => `schema \`${model}\` accepts anything, so there is no model for it`,
    hint: () => 'describe what is sent, and API Gateway will validate it',
  }),
  'PLAN-116': message({
    severity: 'warning',
    message: () =>
      '`oneOf` becomes `anyOf`, because a branch got wider: a value may match more than one',
    hint: () => 'write branches that API Gateway can tell apart, without null and unknown keywords',
  }),
});
