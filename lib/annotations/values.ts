// The small vocabularies that several annotations share: durations, sizes, ARNs, URLs. Each lets a
// value with `${` pass where only AWS needs to understand it: it is a Terraform token.

import * as z from 'zod';

/** What a custom issue of ours carries next to its message, which says what was expected. */
export interface IssueDetail {
  readonly hint?: string;
  /** A code of this room's catalogue and its parameters, in place of the general message. */
  readonly code?: string;
  readonly params?: object;
}

interface IssueSink {
  addIssue(issue: { code: 'custom'; message: string; path?: PropertyKey[]; params?: object }): void;
}

/** Adds an issue that says what was expected, with a hint. */
export function refuse(
  context: IssueSink,
  expected: string,
  detail: IssueDetail = {},
  path: PropertyKey[] = [],
): void {
  context.addIssue({ code: 'custom', message: expected, path, params: { ...detail } });
}

/** A map that takes these keys only. The message of its unknown-key issue lists the known ones. */
export function map<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined),
  });
}

/** What hints and pages show where a word of the user's belongs: `<reason>`, `https://…`. */
const PLACEHOLDER = /^\s*(https?:\/\/)?(<[^<>]*>|…|\.\.\.)\/?\s*$/;
const isWritten = (value: string) => !PLACEHOLDER.test(value);

/** A text of a form; `expected` says which, with an example. Terraform tokens pass. */
export function text(form: string, expected: string) {
  return z
    .string({ error: expected })
    .regex(new RegExp(`^(?:${form})$|\\$\\{`), { error: expected })
    .refine(isWritten, { error: expected })
    .describe(expected);
}

/** A text that is not empty. */
export function words(expected: string) {
  return z
    .string({ error: expected })
    .regex(/\S/, { error: expected })
    .refine(isWritten, { error: expected })
    .describe(expected);
}

function isToken(value: string): boolean {
  return value.includes('${');
}

const UNIT_SECONDS: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86400,
};

/** A duration, in seconds. Bounds are durations too: `between('50ms', '29s')`. */
export function duration(range: { min?: string; max?: string } = {}) {
  const [min, max] = [seconds(range.min ?? '0s'), seconds(range.max ?? '36500d')];
  const limits = range.max
    ? `between ${range.min ?? '0s'} and ${range.max}`
    : 'such as 30s, 5m, 24h or 365d';
  return text('\\d+(\\.\\d+)?(ms|s|m|h|d)', `a duration ${limits}`).transform(
    (written, context) => {
      const value = seconds(written);
      if (isToken(written)) refuse(context, 'a duration', { code: 'ANN-011' });
      else if (value < min)
        refuse(context, `a duration ${limits}`, { hint: `use ${range.min} or more` });
      else if (value > max)
        refuse(context, `a duration ${limits}`, { hint: `use ${range.max} or less` });
      return value;
    },
  );
}

/** Seconds of `30s`, `5m`, `24h`, `365d` or `50ms`; NaN when it is none. */
export function seconds(written: string): number {
  const [, count = '', unit = ''] = /^([\d.]+)([a-z]+)$/.exec(written) ?? [];
  const factor = UNIT_SECONDS[unit] ?? Number.NaN;
  // Milliseconds are divided, because 50 * 0.001 is not 0.05 for every count.
  return unit === 'ms' ? Number(count) / 1000 : Number(count) * factor;
}

/** A size, in bytes; 1 KB is 1,024 bytes. */
export function size(range: { min: string; max: string }) {
  const expected = `a size between ${range.min} and ${range.max}, such as 16KB`;
  return text('\\d+(B|KB|MB)', expected).transform((written, context) => {
    const value = bytes(written);
    if (isToken(written)) refuse(context, expected, { code: 'ANN-011' });
    else if (value < bytes(range.min))
      refuse(context, expected, { hint: `use ${range.min} or more` });
    else if (value > bytes(range.max))
      refuse(context, expected, { hint: `use ${range.max} or less` });
    return value;
  });
}

function bytes(written: string): number {
  const [, count = '', unit = 'B'] = /^(\d+)(B|KB|MB)$/.exec(written) ?? [];
  return Number(count) * { B: 1, KB: 1024, MB: 1024 * 1024 }[unit as 'B' | 'KB' | 'MB'];
}

/** An ARN of one service: `arn('lambda', 'function:.+', 'arn:aws:lambda:…:function:orders')`. */
export function arn(service: string, resource: string, expected: string) {
  return text(`arn:aws[a-z-]*:${service}:[a-z0-9-]*:\\d{12}:${resource}`, expected);
}

/**
 * A Lambda function's ARN, with or without a version or alias.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html
 */
export const functionArn = arn(
  'lambda',
  'function:[A-Za-z0-9_-]+(:[A-Za-z0-9_$-]+)?',
  'the ARN of a Lambda function, such as arn:aws:lambda:eu-central-1:123456789012:function:orders',
);

export const httpUrl = text(
  'https?:\\/\\/[^\\s\\/?#]+[^\\s]*',
  'an absolute URL, such as https://orders.example.com',
);

export const httpsUrl = text(
  'https:\\/\\/[^\\s\\/?#]+[^\\s]*',
  'an https URL, such as https://id.example.com/',
);
