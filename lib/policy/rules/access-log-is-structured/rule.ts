// Lines of JSON can be searched by field; others cannot be taken apart safely.

import { defineRule } from '../../rule.js';
import { forResources, undecided } from '../../rule-kinds.js';
import { HTTP_STAGE, isObject, isUnknown, REST_STAGE } from '../../terraform/index.js';

const FORMAT = ['access_log_settings', 'format'] as const;

export const accessLogIsStructured = defineRule({
  id: 'access-log-is-structured',
  title: 'access logs are lines of JSON',
  group: 'logging',
  severity: 'info',
  aliases: ['Serverless-APIGWStructuredLogging'],
  standards: [],
  risk: 'the log cannot be searched by field, and callers can forge lines of it',
  hint: 'write the format as JSON: `{"requestId":"$context.requestId", …}`',
  check: forResources([REST_STAGE, HTTP_STAGE], (stage) => {
    const format = stage.get(...FORMAT);
    if (format === undefined) return undefined;
    if (isUnknown(format)) return [undecided(stage.at(...FORMAT), 'format')];
    if (isJson(String(format))) return [];
    return [
      { at: stage.at(...FORMAT), message: `the access log of \`${stage.address}\` is not JSON` },
    ];
  }),
});

/** Numbers may stand without quotes: `"status": $context.status`. */
function isJson(format: string): boolean {
  try {
    return isObject(JSON.parse(format.replace(/\$context(?:\.\w+)+/g, '0')));
  } catch {
    return false;
  }
}
