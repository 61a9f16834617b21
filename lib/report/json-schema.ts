// The JSON Schema of `--format json`, for programs that read it.

import * as z from 'zod';
import { WAIVER_STATES } from '../policy/index.js';

/** Counts up when a key goes away or changes its meaning. */
export const REPORT_VERSION = 1;

const severity = z.enum(['error', 'warning', 'info']);
const place = {
  file: z.string().describe('as given on the command line, or relative to the working directory'),
  line: z.int().min(1),
};
const column = z.int().min(1).describe('counts UTF-16 code units from 1');

const waiver = z.object({
  reason: z.string(),
  until: z.iso.date().describe('last day, in UTC'),
  approvedBy: z.string().optional(),
  owner: z.string().optional(),
  ticket: z.string().optional(),
  kind: z.enum(['inSource', 'external']),
  ...place,
});

const finding = z.object({
  rule: z.string(),
  severity,
  verdict: z
    .enum(['fail', 'unknown', 'error'])
    .describe('unknown: cannot be told before apply; error: the rule itself failed'),
  message: z.string(),
  risk: z.string(),
  hint: z.string().describe('what to type instead'),
  ...place,
  column,
  pointer: z.string().describe('RFC 6901 pointer inside the file'),
  of: z.string().optional().describe('operation or Terraform resource that it is about'),
  standards: z.array(z.string()),
  waived: z.union([z.literal(false), waiver]),
});

const diagnostic = z.object({
  code: z.string(),
  severity,
  message: z.string(),
  hint: z.string().optional(),
  ...place,
  column,
});

const control = z.object({
  id: z.string(),
  title: z.string(),
  reach: z.enum(['gateway', 'partly', 'outside']),
  outside: z.string().optional().describe('what is out of the gateway’s reach'),
  status: z.enum(['met', 'broken', 'waived', 'unknown', 'not-shown', 'outside']),
  rules: z.array(
    z.object({
      rule: z.string(),
      findings: z.int().min(0),
      evidence: z.array(z.object({ ...place, of: z.string().optional() })),
    }),
  ),
});

const report = z.object({
  version: z.literal(REPORT_VERSION),
  summary: z.object({
    errors: z.int().min(0),
    warnings: z.int().min(0),
    infos: z.int().min(0),
    waived: z.int().min(0),
    rules: z.int().min(0),
    files: z.array(z.string()),
    failed: z.boolean(),
  }),
  findings: z.array(finding),
  waivers: z
    .array(
      waiver.extend({
        rule: z.string(),
        state: z.enum(WAIVER_STATES),
        findings: z.int().min(0).describe('how many it covers, whether or not it may waive them'),
      }),
    )
    .describe('every waiver that the run knows, used or not'),
  diagnostics: z.array(diagnostic),
  packs: z.array(z.object({ name: z.string(), controls: z.array(control) })),
});

export function reportJsonSchema(): object {
  return { title: 'Report of portcullis check', ...z.toJSONSchema(report) };
}
