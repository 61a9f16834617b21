// The shape of portcullis.yaml. What depends on the rules there are (their ids and options) is checked when those
// are known.

import * as z from 'zod';
import { map, seconds, waiverShape, words } from '../annotations/index.js';
import { packs, WAIVER_FACTS } from '../policy/index.js';

export const LEVELS = ['off', 'info', 'warning', 'error'] as const;
const level = z.enum(LEVELS).describe('`off`, or the severity of its findings');

const ruleSetting = z.union([
  level,
  map({ level: level.optional(), options: z.record(z.string(), z.unknown()).optional() }),
]);

const where = map({
  file: words('a file, or a pattern such as specs/legacy/**')
    .optional()
    .describe('File of the finding, relative to this configuration; a pattern'),
  pointer: z
    .string()
    .regex(/^(\/.*)?$/, { error: 'a JSON pointer, such as /paths/~1orders/get' })
    .optional()
    .describe('Findings at and below this JSON pointer'),
  operation: words('an operationId, or a method and path such as GET /orders')
    .optional()
    .describe('Findings about an operation: its operationId, or `GET /orders`'),
  resource: words('the address of a resource, such as aws_lambda_function.orders')
    .optional()
    .describe('Findings about a Terraform resource, and those inside a module'),
}).refine((value) => Object.keys(value).length > 0, {
  error: 'a map with file, pointer, operation or resource',
  // A key that is not known is one mistake, not two.
  when: ({ issues }) => issues.length === 0,
});

const waiver = map({
  ...waiverShape,
  where: where.describe('What it is about; all that is said must fit'),
});

const overlay = z.union([
  words('a file'),
  map({
    file: words('a file').describe('OpenAPI Overlay 1.0 document'),
    specs: words('a file, or a pattern such as specs/orders*.yaml')
      .optional()
      .describe('The specifications it is applied to; a pattern. Default: all'),
  }),
]);

const days = z
  .string()
  .regex(/^\d+d$/, { error: 'a number of days, such as 90d' })
  .transform((written) => seconds(written) / seconds('1d'));

const waiverPolicy = map({
  longest: days.optional().describe('How long a waiver may still last, such as 90d'),
  require: z
    .array(z.enum(WAIVER_FACTS))
    .optional()
    .describe('What a waiver must say beside its reason'),
  approvers: z.array(words('a name')).min(1).optional().describe('One of them must have approved'),
  tickets: words('a regular expression, such as ^SEC-[0-9]+$')
    .optional()
    .describe('Form of a ticket, as a regular expression'),
});

/** What an environment may say too. */
const settings = {
  packs: z
    .array(z.enum(packs.map(({ name }) => name) as [string, ...string[]]))
    .min(1)
    .optional()
    .describe('Default: recommended'),
  rules: z.record(z.string(), ruleSetting).optional().describe('Levels and options, by rule'),
  waivers: z.array(waiver).optional().describe('Findings that are accepted for a time'),
  overlays: z.array(overlay).optional().describe('OpenAPI overlays, applied in this order'),
  variables: z
    .record(z.string(), z.string())
    .optional()
    .describe('Values of `${name}` in annotations; the environment and the command line win'),
};

const environment = map(settings);

export const configShape = map({
  ...settings,
  policies: words('a folder')
    .optional()
    .describe("Folder with the organisation's own rules, relative to this configuration"),
  baseline: words('a file')
    .optional()
    .describe('File with the findings that are known, made with `check --create-baseline`'),
  waiverPolicy: waiverPolicy.optional().describe('What is asked of every waiver'),
  environments: z
    .record(z.string(), environment)
    .optional()
    .describe(
      'What differs by environment (PORTCULLIS_ENVIRONMENT, --env): by name or pattern. Packs replace, all else is added. A name that fits none is an error; without `environments` any is taken',
    ),
});

export type WrittenConfig = z.output<typeof configShape>;
export type WrittenSettings = z.output<typeof environment>;
export type WrittenRuleSetting = z.output<typeof ruleSetting>;
export type WrittenWaiver = z.output<typeof waiver>;
