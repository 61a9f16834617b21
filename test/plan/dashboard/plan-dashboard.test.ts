import { describe, expect, it } from 'vitest';
import type { DashboardPlan } from '../../../lib/plan/index.js';
import { planText } from '../plan.js';

interface Settings {
  readonly root?: string;
  readonly domain?: string;
  readonly resources?: number;
}

/** Three areas of four resources each. */
async function dashboard(settings: Settings = {}): Promise<DashboardPlan | undefined> {
  const { root = '', domain = '', resources = 10 } = settings;
  const paths = ['carts', 'orders', 'users'].map(
    (area) =>
      `  /${area}/{id}/items/all: { get: { security: [], parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: Fine } } } }`,
  );
  const { plan, diagnostics } = await planText(`x-gateway:
  name: shop
  stage: v1
  shards: { resources: ${resources} }
  domain: { name: api.example.com, certificate: 'arn:aws:acm:eu-west-1:123456789012:certificate/0f3c2c4e-0000-4000-8000-000000000000'${domain} }
  ${root}
paths:
${paths.join('\n')}
`);
  if (!plan) throw new Error(diagnostics.map(({ message }) => message).join());
  return plan.dashboard;
}

/** Widgets by title. */
async function widgets(settings?: Settings): Promise<Record<string, Widget>> {
  const made = await dashboard(settings);
  const list = (made?.body['widgets'] ?? []) as Widget[];
  return Object.fromEntries(list.map((widget) => [widget.properties.title, widget]));
}

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly properties: {
    readonly title: string;
    readonly query?: string;
    readonly metrics?: readonly unknown[][];
  };
}

const STREAM = 'arn:aws:firehose:eu-west-1:123456789012:deliverystream/amazon-apigateway-shop';
const REGION = '${AWS::Region}';

describe('the dashboard of a split API', () => {
  it('shows requests, errors and latency of all shards, what was turned away, and the routes', async () => {
    const made = await dashboard();
    expect(made?.name).toBe(`shop-v1-${REGION}`);
    const golden = `${JSON.stringify(made?.body, null, 2)}\n`;
    await expect(golden).toMatchFileSnapshot('plan-dashboard.expected.json');
  });

  it('names shards by the paths that callers send', async () => {
    const shown = await widgets({ domain: ', basePath: v2' });
    const labels = shown['Requests']?.properties.metrics?.map(
      (metric) => (metric.at(-1) as { label: string }).label,
    );
    expect(labels).toEqual(['all', '/v2', '/v2/carts']);
  });

  it.each<[string, Settings, readonly string[]]>([
    ['a web ACL', { root: 'waf: false' }, ['Throttled (429)', 'Routes']],
    [
      'access logs in CloudWatch',
      { root: `logging: { destinations: [{ firehose: { stream: '${STREAM}' } }] }` },
      ['Blocked by the web ACL'],
    ],
  ])('leaves out what there is nothing to show of: without %s', async (_, settings, left) => {
    const below = Object.entries(await widgets(settings)).filter(([, { y }]) => y >= 12);
    expect(below.map(([title]) => title)).toEqual(left);
    expect(below[0]?.[1]).toMatchObject({ x: 0, width: 24 });
  });

  it('is not made for an API of one REST API, which has pages of its own', async () => {
    expect(await dashboard({ resources: 300 })).toBeUndefined();
  });
});

describe('the table of routes', () => {
  it.each([
    ['carts', '/{id}', '/carts/{id}'],
    ['v2/carts', '/', '/v2/carts'],
    ['(none)', '/users/{id}', '/users/{id}'],
    ['-', '/users/{id}', '/users/{id}'],
    ['-', '/-', '/-'],
    ['', '/', '/'],
  ])('joins the base path %j and the resource %j to %j', async (basePath, resource, path) => {
    const { Routes } = await widgets();
    const expression = / fields (.*) as path /.exec(Routes?.properties.query ?? '')?.[1] ?? '';
    expect(evaluated(expression, basePath, resource)).toBe(path);
  });
});

/** The three functions as the documentation of Logs Insights has them: their calls are JavaScript as well. */
function evaluated(expression: string, basePath: string, resourcePath: string): unknown {
  const concat = (...texts: string[]) => texts.join('');
  const replace = (text: string, from: string, to: string) => text.replaceAll(from, to);
  const trim = (text: string, characters: string) => {
    let [start, end] = [0, text.length];
    while (start < end && characters.includes(text.charAt(start))) start += 1;
    while (end > start && characters.includes(text.charAt(end - 1))) end -= 1;
    return text.slice(start, end);
  };
  const names = ['concat', 'replace', 'trim', 'basePath', 'resourcePath'];
  const run = new Function(...names, `return ${expression}`);
  return run(concat, replace, trim, basePath, resourcePath) as unknown;
}
