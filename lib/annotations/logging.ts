// `logging`: what is logged, for how long, and what is masked in it.

import * as z from 'zod';
import { type Annotation, last } from './annotation.js';
import type { LogDestination, LoggingSettings } from './settings.js';
import { arn, duration, map, refuse, words } from './values.js';

const DAY = 86_400;
/** Days. CloudWatch Logs API, PutRetentionPolicy, `retentionInDays`. */
const RETENTION = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];

const retention = duration()
  .transform((seconds) => seconds / DAY)
  .superRefine((days, context) => {
    if (RETENTION.includes(days)) return;
    const nearest = RETENTION.reduce((best, one) =>
      Math.abs(one - days) < Math.abs(best - days) ? one : best,
    );
    refuse(context, `one of the days that CloudWatch Logs has (${RETENTION.join(', ')})`, {
      hint: `use ${nearest}d`,
    });
  });

const destination = z.union([
  z.literal('cloudwatch').transform((): LogDestination => ({ kind: 'cloudwatch' })),
  map({
    firehose: map({
      stream: arn(
        'firehose',
        'deliverystream/amazon-apigateway-.+',
        'the ARN of a Firehose stream whose name starts with amazon-apigateway-',
      ),
    }),
  }).transform(({ firehose }): LogDestination => ({ kind: 'firehose', stream: firehose.stream })),
]);

const schema = map({
  retention: retention.optional(),
  mask: z.array(words('a data identifier, such as email')).optional(),
  destinations: z
    .array(destination)
    .superRefine((list, context) => {
      if (list.length !== 1)
        refuse(context, 'one destination, because API Gateway sends access logs to one');
    })
    .optional(),
  level: z.enum(['error', 'info']).optional(),
  tracing: z.boolean().optional(),
});

export const logging: Annotation<z.output<typeof schema>, LoggingSettings> = {
  name: 'logging',
  summary: 'Says what is logged, for how long, and what is masked',
  scopes: ['root'],
  schema,
  cascades: false,
  default: '`retention: 365d`, `destinations: [cloudwatch]`, `level: error`, `tracing: true`',
  description: `The access log is one line of JSON for each request, from a fixed list of fields without secrets. \`mask\` names data identifiers that are masked in the log groups, beside those that follow from \`data\` marks: \`email\`, \`credit-card\` and the like, or an id of CloudWatch Logs. \`level\` is that of the execution log, which never holds bodies. See [Logging for REST APIs](https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html) and [Data protection](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/mask-sensitive-log-data.html).`,
  examples: [
    {
      title: 'Two years, with masks',
      yaml: 'x-gateway:\n  logging: { retention: 731d, mask: [email, credit-card] }',
    },
  ],
  resolve(chain) {
    const given = last(chain)?.value;
    return {
      retention: given?.retention ?? 365,
      mask: given?.mask ?? [],
      destination: given?.destinations?.[0] ?? { kind: 'cloudwatch' },
      level: given?.level ?? 'error',
      tracing: given?.tracing ?? true,
    };
  },
};
