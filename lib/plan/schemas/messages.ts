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
  'PLAN-106': message<{ model: string; target: string; as: 'object' | 'value' }>({
    severity: 'warning',
    message: ({ model, target, as }) =>
      `\`${model}\` contains itself through a composition: \`${target}\` is validated as any ${as} here`,
    hint: () =>
      'validate this part in the back end, or give it a schema of its own that does not lead back here',
  }),
  'PLAN-107': message({
    severity: 'warning',
    message: () =>
      '`additionalProperties: false` would refuse what the other branches of `allOf` declare; unknown properties pass',
    hint: () =>
      'put all properties into one schema, and use `additionalProperties: false` there only',
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
  'PLAN-117': message({
    severity: 'warning',
    message: () =>
      '`additionalProperties: false` in a branch of `allOf` refuses what the others declare; the merged schema takes the properties of all branches and no others',
    hint: () =>
      'nothing to do if that is meant; write one schema with all properties to say it in every tool',
  }),
  'PLAN-118': message({
    severity: 'warning',
    message: () =>
      '`patternProperties` is not known to API Gateway: its schemas apply to every property without a schema of its own, whatever its name',
    hint: () => 'validate names in the back end, or list the properties under `properties`',
  }),
  'PLAN-119': message({
    severity: 'warning',
    message: () =>
      '`not` is left out, because API Gateway cannot tell exactly what it refuses; that passes',
    hint: () => 'use `not` with type, required, enum and bounds only, or say what is allowed',
  }),
  'PLAN-120': message<{ keyword: string; bound: number; kept: string; value: number }>({
    severity: 'info',
    message: ({ keyword, bound, kept, value }) =>
      `\`${keyword}: ${bound}\` becomes \`${kept}: ${value}\``,
    hint: () => 'nothing is lost: they are the same for integers',
  }),
  'PLAN-121': message<{ type: string }>({
    severity: 'info',
    message: ({ type }) => `null is left out of \`enum\`, because the type ${type} refuses it`,
    hint: () => 'nothing is lost; if null is meant, add it to the type (3.0: `nullable: true`)',
  }),
  'PLAN-122': message<{ from: string; to: string }>({
    severity: 'info',
    message: ({ from, to }) => `\`${from}\` becomes \`${to}\``,
    hint: () => 'nothing is lost: they are the same in a schema without compositions',
  }),
  'PLAN-123': message<{ keyword: string }>({
    severity: 'warning',
    message: ({ keyword }) =>
      `\`${keyword}\` is left out, because API Gateway takes one of its branches to accept anything`,
    hint: () => 'say each branch with type, properties, required, enum and bounds',
  }),
  'PLAN-124': message<{ limit: number }>({
    severity: 'warning',
    message: ({ limit }) =>
      `schemas are nested more than ${limit} levels deep: what is below is not validated`,
    hint: () => 'name inner parts under `components/schemas`, and refer to them with `$ref`',
  }),
  'PLAN-125': message<{ model: string; limit: number }>({
    severity: 'warning',
    message: ({ model, limit }) =>
      `\`${model}\` is not validated here: the compositions of the document repeat closed or read-only schemas more than ${limit} times`,
    hint: () =>
      'use `additionalProperties: false` only in schemas that no `allOf` takes in, and merge compositions of compositions',
  }),
  'PLAN-126': message<{ limit: number }>({
    severity: 'warning',
    message: ({ limit }) => `the schema is composed of more than ${limit} others: any value passes`,
    hint: () => 'say the same with fewer schemas, for example with a base that has all properties',
  }),
});
