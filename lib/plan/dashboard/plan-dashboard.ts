// The dashboard of a split API. An API of one REST API has its pages in the API Gateway console, which cost nothing;
// those of a split API would show a part each.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html

import { accessLogName, dashboardName } from '../names.js';
import { fullBasePath } from '../shards/index.js';
import type { DashboardPlan, GatewayPlan, JsonObject } from '../types.js';
import { routesQuery, throttledQuery } from './queries.js';

/** Seconds. */
const PERIOD = 300;
/** Columns of a dashboard. */
const WIDTH = 24;
const GRAPH = 6;
/** Rows enough for some thirty routes; the table scrolls. */
const TABLE = 16;

type Widget = (place: { readonly x: number; readonly y: number; readonly width: number }) => object;

/** The dashboard of a plan with several shards. */
export function planDashboard(
  plan: Omit<GatewayPlan, 'dashboard'>,
  region: string,
): DashboardPlan | undefined {
  if (plan.shards.length < 2) return undefined;
  const { name, stage, waf, logging } = plan;
  const metric = (title: string, metricName: string, stat: string) =>
    graph({ title, region, stat, metrics: linesOfShards(plan, metricName, stat === 'Sum') });
  const logGroup =
    logging.settings.destination.kind === 'cloudwatch' ? accessLogName(name, stage) : undefined;
  const rows: Widget[][] = [
    [
      metric('Requests', 'Count', 'Sum'),
      metric('Client errors (4XX)', '4XXError', 'Sum'),
      metric('Server errors (5XX)', '5XXError', 'Sum'),
    ],
    [
      metric('Latency, median (ms)', 'Latency', 'p50'),
      metric('Latency, slowest hundredth (ms)', 'Latency', 'p99'),
    ],
    [
      ...(logGroup === undefined
        ? []
        : [log('Throttled (429)', 'timeSeries', region, throttledQuery(logGroup))]),
      ...(waf ? [blocked(waf.name, region)] : []),
    ],
    logGroup === undefined ? [] : [log('Routes', 'table', region, routesQuery(logGroup))],
  ];
  return { name: dashboardName(name, stage, region), body: { widgets: laidOut(rows) } };
}

/** One line for each shard, and for what can be added one of all: a percentile of percentiles says nothing. */
function linesOfShards(
  plan: Omit<GatewayPlan, 'dashboard'>,
  metric: string,
  summed: boolean,
): readonly unknown[] {
  // Metrics are by the name of a REST API: two of the same name have one line.
  const byName = new Map(plan.shards.map((shard) => [shard.name, shard]));
  const lines = [...byName.values()].map(({ name, basePath }, at) => [
    'AWS/ApiGateway',
    metric,
    'ApiName',
    name,
    'Stage',
    plan.stage,
    { id: `m${at}`, label: `/${fullBasePath(plan, basePath)}` },
  ]);
  const all = [{ expression: 'SUM(METRICS())', id: 'all', label: 'all' }];
  return summed ? [all, ...lines] : lines;
}

/** https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html */
function blocked(webAcl: string, region: string): Widget {
  const dimensions = ['WebACL', webAcl, 'Region', region, 'Rule', 'ALL'];
  const metrics = [['AWS/WAFV2', 'BlockedRequests', ...dimensions, { label: 'blocked' }]];
  return graph({ title: 'Blocked by the web ACL', region, stat: 'Sum', metrics });
}

function graph(properties: JsonObject): Widget {
  return (place) => ({
    type: 'metric',
    ...place,
    height: GRAPH,
    properties: { view: 'timeSeries', period: PERIOD, ...properties },
  });
}

function log(title: string, view: 'table' | 'timeSeries', region: string, query: string): Widget {
  return (place) => ({
    type: 'log',
    ...place,
    height: view === 'table' ? TABLE : GRAPH,
    properties: { title, view, region, query },
  });
}

/** The widgets of a row share its width. */
function laidOut(rows: readonly (readonly Widget[])[]): readonly object[] {
  return rows
    .filter((row) => row.length > 0)
    .flatMap((row, y) => {
      const width = WIDTH / row.length;
      return row.map((widget, at) => widget({ x: at * width, y: y * GRAPH, width }));
    });
}
