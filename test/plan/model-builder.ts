// Small models for tests of the plan: only what a test is about is written down.

import type { Annotations, OperationSettings } from '../../lib/annotations/index.js';
import type {
  ApiModel,
  HttpMethod,
  Operation,
  Parameter,
  SecurityScheme,
} from '../../lib/model/index.js';
import { planPaths } from '../../lib/plan/paths/index.js';
import type { AwsReferences, RoutePlan } from '../../lib/plan/types.js';
import { Location, SourceFile } from '../../lib/source/index.js';

export const source = new SourceFile('api.yaml', '/api.yaml', '');
export const top = new Location(source);

export const references: AwsReferences = {
  partition: 'aws',
  region: 'eu-west-1',
  accountId: '123456789012',
  authorizerFunctionArn: (name) => `arn:aws:lambda:eu-west-1:123456789012:function:${name}`,
  vpcLinkId: (name) => `id-of-${name}`,
};

const backend = { kind: 'http', url: 'https://backend.example.com', timeout: 10 } as const;

export type OperationSketch = Partial<Omit<Operation, 'settings' | 'parameters'>> & {
  readonly settings?: Partial<OperationSettings>;
  readonly parameters?: readonly (Partial<Parameter> & Pick<Parameter, 'name' | 'in'>)[];
};

/** `operation('get /orders/{id}', { … })`. */
export function operation(route: string, sketch: OperationSketch = {}): Operation {
  const space = route.indexOf(' ');
  const method = route.slice(0, space) as HttpMethod;
  const path = route.slice(space + 1);
  const at = top.child('paths', path, method);
  const { settings, parameters, ...rest } = sketch;
  return {
    id: `${method.toUpperCase()} ${path}`,
    method,
    path,
    deprecated: false,
    tags: [],
    responses: [
      {
        status: '200',
        description: 'Fine',
        headers: [],
        content: [],
        at: at.child('responses', '200'),
      },
    ],
    security: [],
    securitySource: 'none',
    securityAt: at,
    extensions: {},
    at,
    ...rest,
    parameters: (parameters ?? []).map((one, index) => ({
      required: one.in === 'path',
      at: at.child('parameters', index),
      ...one,
    })),
    settings: { backend, validate: 'all', at: {}, ...settings },
  };
}

export function model(operations: readonly Operation[], rest: Partial<ApiModel> = {}): ApiModel {
  const annotations: Annotations = {
    root: {
      name: 'shop',
      stage: 'v1',
      compliance: [],
      endpoint: { type: 'regional' },
      plans: {},
      waf: {
        enabled: true,
        managed: [],
        count: [],
        rateLimit: { requests: 2000, per: 300, by: 'ip' },
        countries: { allow: [], block: [] },
        ips: { allow: [], block: [] },
        bodySize: 8192,
        methodOverride: false,
      },
      logging: {
        retention: 365,
        mask: [],
        destination: { kind: 'cloudwatch' },
        level: 'error',
        tracing: true,
      },
      shards: { resources: 300, size: 6 * 1024 * 1024, authorizers: 10 },
      defaults: { backend, validate: 'all', at: {} },
      at: top,
    },
    operation: (path, method) => {
      const found = operations.find((one) => one.path === path && one.method === method);
      return found?.settings ?? { validate: 'all', at: {} };
    },
    schemes: {},
    waivers: [],
    marksData: false,
    collapses: [],
  };
  return {
    title: 'Shop',
    version: '1.0.0',
    sourceVersion: '3.1',
    servers: [],
    components: [],
    operations,
    emptyPaths: [],
    securitySchemes: {},
    schemas: {},
    annotations,
    extensions: {},
    ignored: [],
    at: top,
    ...rest,
  };
}

export function scheme(name: string, sketch: Partial<SecurityScheme> = {}): SecurityScheme {
  return {
    name,
    type: 'http',
    flows: [],
    extensions: {},
    at: top.child('components', 'securitySchemes', name),
    ...sketch,
  };
}

/** Routes of all operations that have a path, without authentication unless `change` says so. */
export function routesOf(
  api: ApiModel,
  change: (route: RoutePlan) => RoutePlan = (one) => one,
): RoutePlan[] {
  const { routes } = planPaths(api);
  return [...routes].map(([one, { resourcePath, renamedVariables }]) =>
    change({
      operation: one,
      method: one.method.toUpperCase(),
      resourcePath,
      renamedVariables,
      authentication: { kind: 'none' },
      ...(one.settings.backend && { backend: one.settings.backend }),
      validation: one.settings.validate,
      ...(one.settings.cache && { cache: one.settings.cache }),
      dataClasses: [],
      answeredClasses: [],
    }),
  );
}

/** The only route of an API with one operation. */
export function routeOf(one: Operation): RoutePlan {
  const [route] = routesOf(model([one]));
  if (!route) throw new Error(`${one.id} has no route`);
  return route;
}
