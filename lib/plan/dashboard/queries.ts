// Questions to the access log that all shards share, in the language of CloudWatch Logs Insights.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html

/** Rows that a table shows; Logs Insights gives 10,000 at most. */
const MOST_ROWS = 500;

/**
 * The path as callers send it. A line has the resource's path without the base path, and the base path beside it:
 * `(none)` or `-` for that of the domain itself.
 */
const PATH = removed("concat('<', basePath, '>', resourcePath)", ['<(none)>', '<->', '>']);

/** Each method of each route: how often it is called, how it ends, how long it takes (ms); the most called first. */
export function routesQuery(logGroup: string): string {
  return [
    `SOURCE '${logGroup}'`,
    `fields concat('/', trim(${PATH}, '</')) as path`,
    `stats count(*) as calls, ${ended('4')} as clientErrors, ${ended('5')} as serverErrors, pct(responseLatency, 50) as p50, pct(responseLatency, 99) as p99 by httpMethod, path`,
    'sort calls desc',
    `limit ${MOST_ROWS}`,
  ].join(' | ');
}

/** Requests over the throttle of a stage, a method or a usage plan, or over a quota: API Gateway has no metric of it. */
export function throttledQuery(logGroup: string): string {
  return [
    `SOURCE '${logGroup}'`,
    'filter status like /^429$/',
    'stats count(*) as throttled by bin(5m)',
  ].join(' | ');
}

/** How many have a status with this first digit; the log holds texts, because a status may be missing. */
function ended(digit: string): string {
  return `sum(strcontains(concat('s', status), 's${digit}'))`;
}

/** An expression without any of these texts. */
function removed(expression: string, texts: readonly string[]): string {
  return texts.reduce((inner, text) => `replace(${inner}, '${text}', '')`, expression);
}
