// Dashboards of Amazon CloudWatch: those of an account, whatever the region. A body is read as strictly as
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html has it.

import { AwsError, isJson, type Json } from '../http.js';
import { members } from '../protocols/xml.js';
import { ACCOUNT, PARTITION } from '../world.js';

const MOST_WIDGETS = 500;
const MOST_METRICS = 500;
const COLUMNS = 24;
const MOST_ROWS = 1000;
const VIEWS: Readonly<Record<string, readonly string[]>> = {
  metric: ['timeSeries', 'singleValue', 'gauge', 'bar', 'pie', 'table'],
  log: ['timeSeries', 'bar', 'pie', 'table'],
};
/** Namespace, name, pairs of dimension and value, options. */
const LONGEST_METRIC = 2 + 2 * 30 + 1;

export class Dashboards {
  /** By name. */
  readonly bodies = new Map<string, string>();

  readonly operations = {
    PutDashboard: ({ DashboardName, DashboardBody }: Json) => {
      const name = String(DashboardName);
      if (!/^[\w-]{1,255}$/.test(name)) throw invalid(`The name ${name} is not valid`);
      const wrong = problemsOf(String(DashboardBody));
      if (wrong.length > 0) throw invalid(`The dashboard body is invalid: ${wrong.join('; ')}`);
      this.bodies.set(name, String(DashboardBody));
      return { DashboardValidationMessages: members([]) };
    },
    GetDashboard: ({ DashboardName }: Json) => {
      const name = String(DashboardName);
      return {
        DashboardArn: `arn:${PARTITION}:cloudwatch::${ACCOUNT}:dashboard/${name}`,
        DashboardBody: this.body(name),
        DashboardName: name,
      };
    },
    DeleteDashboards: ({ DashboardNames }: Json) => {
      const names = (Array.isArray(DashboardNames) ? DashboardNames : []).map(String);
      // All or none.
      for (const name of names) this.body(name);
      for (const name of names) this.bodies.delete(name);
      return {};
    },
  };

  contents(): string[] {
    return [...this.bodies.keys()].map((name) => `dashboard ${name}`);
  }

  private body(name: string): string {
    const body = this.bodies.get(name);
    if (body === undefined)
      throw new AwsError('ResourceNotFound', `Dashboard ${name} does not exist`, 404);
    return body;
  }
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterInput', message);
}

function problemsOf(body: string): string[] {
  const widgets = parsed(body)?.['widgets'];
  if (!Array.isArray(widgets)) return ['it must have widgets'];
  if (widgets.length > MOST_WIDGETS) return [`it has more than ${MOST_WIDGETS} widgets`];
  return widgets.flatMap((widget, at) =>
    (isJson(widget) ? problemsOfWidget(widget) : ['it is no object']).map(
      (one) => `widgets/${at}: ${one}`,
    ),
  );
}

function parsed(body: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function problemsOfWidget({ type, x, y, width, height, properties }: Json): string[] {
  const places = [x, y, width, height];
  if (!places.every(Number.isInteger)) return ['its place is no whole numbers'];
  const [left, top, wide, high] = places.map(Number) as [number, number, number, number];
  const outside = left < 0 || top < 0 || wide < 1 || left + wide > COLUMNS;
  if (outside || high < 1 || high > MOST_ROWS) return ['it is outside of the dashboard'];
  if (!isJson(properties)) return ['it has no properties'];
  const { region, view } = properties;
  const views = VIEWS[String(type)];
  if (!views) return [`the control plane knows no widget ${type}`];
  return [
    ...(typeof region === 'string' && /^[a-z]+(-[a-z]+)+-\d$/.test(region) ? [] : ['no region']),
    ...(views.includes(String(view)) ? [] : [`no view ${view}`]),
    ...(type === 'log' ? problemsOfQuery(properties) : problemsOfMetrics(properties)),
  ];
}

function problemsOfQuery({ query }: Json): string[] {
  return /^SOURCE '[\w./#-]+'( \| SOURCE '[\w./#-]+'){0,49} \| (fields|filter|stats) /.test(
    String(query),
  )
    ? []
    : ['its query names no log group'];
}

function problemsOfMetrics({ metrics, period, stat }: Json): string[] {
  if (!Array.isArray(metrics) || metrics.length === 0) return ['it has no metrics'];
  const ids = metrics.map((metric: unknown[]) => metric.find(isJson)?.['id']).filter(Boolean);
  return [
    ...(metrics.length > MOST_METRICS ? [`it has more than ${MOST_METRICS} metrics`] : []),
    ...(new Set(ids).size < ids.length ? ['two metrics have one id'] : []),
    ...(Number(period) % 60 === 0 ? [] : [`its period is ${period}`]),
    ...(/^(SampleCount|Average|Sum|Minimum|Maximum|p\d{1,2}(\.\d+)?)$/.test(String(stat))
      ? []
      : [`its statistic is ${stat}`]),
    ...metrics.flatMap((metric, at) =>
      isMetric(metric) ? [] : [`metrics/${at} is neither a metric nor an expression`],
    ),
  ];
}

function isMetric(metric: unknown): boolean {
  if (!Array.isArray(metric) || metric.length > LONGEST_METRIC) return false;
  const options: unknown = metric.at(-1);
  const names: unknown[] = isJson(options) ? metric.slice(0, -1) : metric;
  if (isJson(options) && !isId(options['id'])) return false;
  if (names.length === 0) return isJson(options) && typeof options['expression'] === 'string';
  const texts = names.every((name) => typeof name === 'string' && name !== '');
  return texts && names.length >= 2 && names.length % 2 === 0;
}

/** A letter in lower case, then letters, digits and underscores. */
function isId(id: unknown): boolean {
  return id === undefined || /^[a-z]\w{0,254}$/.test(String(id));
}
