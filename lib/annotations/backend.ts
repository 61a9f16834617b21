// `backend`: where API Gateway sends requests. One kind at a time; the timeout merges by itself.

import * as z from 'zod';
import type { Annotation } from './annotation.js';
import type { Backend } from './settings.js';
import { arn, duration, functionArn, httpUrl, map, refuse, text, words } from './values.js';

const roleArn = arn(
  'iam',
  'role/[A-Za-z0-9_+=,.@/-]+',
  'the ARN of a role, such as arn:aws:iam::123456789012:role/orders-gateway',
);
const balancerArn = arn(
  'elasticloadbalancing',
  'loadbalancer/(net|app)/.+',
  'the ARN of a network or application load balancer',
);
const templates = z.record(z.string(), z.string());

const vpcLink = map({
  link: words('the id of a VPC link').optional(),
  target: balancerArn.optional(),
  version: z.enum(['v1', 'v2']).optional(),
  subnets: z.array(text('subnet-[0-9a-f]+', 'the id of a subnet')).optional(),
  securityGroups: z.array(text('sg-[0-9a-f]+', 'the id of a security group')).optional(),
  url: httpUrl,
}).superRefine((given, context) => {
  const version = versionOf(given);
  if (!given.link && !given.target) {
    refuse(context, 'a `link` or a `target`', {
      hint: 'add target: with the ARN of the load balancer',
    });
  } else if (version === 'v1' && given.link && given.target) {
    refuse(context, 'either a `link` or a `target`: a v1 link has its load balancer already', {
      hint: 'keep one of link and target',
    });
  } else if (version === 'v2' && !given.link && !given.subnets?.length) {
    refuse(context, 'a VPC link v2 with subnets', {
      hint: 'add subnets: with the ids of the subnets',
    });
  } else if (version === 'v2' && !given.target) {
    refuse(context, 'a VPC link v2 with a target', {
      hint: 'add target: with the ARN of the load balancer',
    });
  }
});

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html */
const MAPPING_TARGET = /^integration\.request\.(?:header|querystring|path)\.[^\s.]\S*$/;
const MAPPING_SOURCE =
  /^(?:'[^']*'|(?:context|stageVariables)\.\S+|method\.request\.body(?:\.\S+)?|method\.request\.(?:multivalue)?(?:header|querystring|path)(?:\.\S+)?)$|\$\{/;

const aws = map({
  service: text('[a-z0-9.-]+', "a service's name, such as sqs"),
  action: words('an action, such as SendMessage').optional(),
  path: words('a path, such as 123456789012/orders').optional(),
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD']).default('POST'),
  role: roleArn,
  request: templates.default({}),
  parameters: z.record(z.string(), z.string()).default({}),
  response: templates.default({}),
}).superRefine((given, context) => {
  if ((given.action === undefined) === (given.path === undefined)) {
    refuse(context, 'either an `action` or a `path`', { hint: 'keep one of action and path' });
  }
  for (const [target, source] of Object.entries(given.parameters)) {
    const path = ['parameters', target];
    if (!MAPPING_TARGET.test(target)) {
      const hint = 'write the header, querystring or path that the back end gets';
      refuse(context, 'under a key such as integration.request.header.name', { hint }, path);
    } else if (!MAPPING_SOURCE.test(source)) {
      const hint =
        'write for example method.request.path.id, context.requestId or "\'a static value\'"';
      refuse(
        context,
        'a parameter of the request, a context variable or a quoted text',
        { hint },
        path,
      );
    }
  }
});

const mock = z.union([
  z.literal(true).transform(() => ({ status: 200 })),
  map({ status: z.int().min(200).max(599).default(200), body: z.unknown().optional() }),
]);

const kinds = {
  http: z.union([httpUrl, map({ url: httpUrl }).transform(({ url }) => url)]),
  lambda: z.union([
    functionArn,
    map({ function: functionArn }).transform((given) => given.function),
  ]),
  vpcLink,
  aws,
  mock,
};
type Kind = keyof typeof kinds;
const KINDS = Object.keys(kinds) as Kind[];

const schema = map({
  http: kinds.http.optional(),
  lambda: kinds.lambda.optional(),
  vpcLink: kinds.vpcLink.optional(),
  aws: kinds.aws.optional(),
  mock: kinds.mock.optional(),
  timeout: duration({ min: '50ms', max: '29s' }).optional(),
});
type Written = z.output<typeof schema>;

/** Seconds. Amazon API Gateway quotas: integration timeout 50 milliseconds to 29 seconds. */
const LONGEST = 29;

export const backend: Annotation<Written, Backend> = {
  name: 'backend',
  summary: 'Says where requests go',
  scopes: ['root', 'pathItem', 'operation'],
  schema,
  cascades: true,
  default:
    'none: an operation without a back end is an error, unless `--backend URL` names one; `timeout: 29s`',
  description: `One of \`http\`, \`lambda\`, \`vpcLink\`, \`aws\` and \`mock\`. A nearer kind replaces a farther one; \`timeout\` is inherited by itself and may be 50 ms to 29 s. The path of the operation is appended to the URL of \`http\` and \`vpcLink\`. \`vpcLink.target\` is the ARN of the load balancer: a network load balancer behind a VPC link v1, or any behind a v2, which needs \`subnets\`. See [Integrations for REST APIs](https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-integration-settings.html).`,
  examples: [
    {
      title: 'A service',
      yaml: 'x-gateway:\n  backend:\n    http: https://orders.internal.example.com\n    timeout: 10s',
    },
    { title: 'A function', yaml: 'x-gateway:\n  backend: { lambda: "${ordersFunctionArn}" }' },
  ],
  resolve(chain, context) {
    const timeout =
      chain.findLast(({ value }) => value.timeout !== undefined)?.value.timeout ?? LONGEST;
    const nearest = chain.findLast(({ value }) => KINDS.some((kind) => value[kind] !== undefined));
    if (!nearest) {
      return context.defaultBackend === undefined
        ? undefined
        : { kind: 'http', url: context.defaultBackend, timeout };
    }
    const named = KINDS.filter((kind) => nearest.value[kind] !== undefined);
    if (named.length > 1) {
      context.report('ANN-007', nearest.at, { inside: 'backend', found: named, known: KINDS });
      return undefined;
    }
    return toBackend(nearest.value, timeout);
  },
};

function toBackend(value: Written, timeout: number): Backend | undefined {
  if (value.http !== undefined) return { kind: 'http', url: value.http, timeout };
  if (value.lambda !== undefined) return { kind: 'lambda', function: value.lambda, timeout };
  if (value.mock !== undefined) return { kind: 'mock', ...defined(value.mock), timeout };
  if (value.aws !== undefined) return { kind: 'aws', ...defined(value.aws), timeout };
  if (value.vpcLink === undefined) return undefined;
  const { subnets = [], securityGroups = [], ...rest } = value.vpcLink;
  return {
    kind: 'vpcLink',
    ...defined(rest),
    version: versionOf(value.vpcLink),
    subnets,
    securityGroups,
    timeout,
  };
}

/** Application load balancers and links with subnets need a v2 link. */
function versionOf(
  given:
    | z.output<typeof vpcLink>
    | {
        version?: 'v1' | 'v2' | undefined;
        target?: string | undefined;
        subnets?: string[] | undefined;
      },
): 'v1' | 'v2' {
  return (
    given.version ??
    (given.subnets?.length || given.target?.includes(':loadbalancer/app/') ? 'v2' : 'v1')
  );
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Without keys whose value is `undefined`: optional means absent. */
function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== undefined),
  ) as Defined<T>;
}
