// The files of a new project, as texts.

import { randomUUID } from 'node:crypto';
import type { Manifest } from '../manifest.js';
import type { Variable } from './variables.js';

export interface Packages {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** What a project installs, with the version ranges that Portcullis itself is tested with. */
export function packagesOf({ version, devDependencies }: Manifest): Packages {
  const ours = (...names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, devDependencies[name] ?? '*']));
  return {
    dependencies: {
      ...ours('@cdktf/provider-aws', 'cdktf', 'constructs'),
      portcullis: `^${version}`,
    },
    devDependencies: ours('cdktf-cli', 'tsx'),
  };
}

export function packageJson(name: string, packages: Packages): string {
  return json({
    name,
    private: true,
    type: 'module',
    scripts: {
      check: 'portcullis check',
      synth: 'cdktf synth',
      diff: 'cdktf diff',
      deploy: 'cdktf deploy',
    },
    ...packages,
  });
}

export function cdktfJson(app: string): string {
  return json({
    language: 'typescript',
    app: `node --import tsx ${app}`,
    projectId: randomUUID(),
    sendCrashReports: 'false',
    output: 'cdktf.out',
    terraformProviders: [],
    terraformModules: [],
    context: {},
  });
}

export const APP = `// What cdktf.json runs: a stack for each specification in specs/, refused when a rule fails. Region, environment, state
// and variables come from environment variables or from the context of cdktf.json.

import { synthesizeProject } from 'portcullis/app';

await synthesizeProject({
  // Resources of your own, judged by the same rules:
  // extend: (stack, model) => new MyAlarms(stack, 'alarms', { api: stack.gateway.parts?.api }),
});
`;

export const TSCONFIG = json({
  compilerOptions: {
    target: 'ES2022',
    module: 'nodenext',
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  },
  include: ['*.ts', '*.mts'],
});

/** @param variables What specifications lack: comments, because a value that is only an example must not be used. */
export function config(variables: readonly Variable[]): string {
  const lines = variables.map(({ name, example }) => `#   ${name}: ${example}\n`);
  const block =
    lines.length === 0
      ? ''
      : `
# What stands as \${name} in specifications. These are examples: take the # off and write your values.
# variables:
${lines.join('')}`;
  return `# What holds for every specification of the project; \`npx portcullis schema --config\` prints all that can be said.
packs: [recommended]
${block}`;
}

export const IGNORED = ['node_modules/', 'cdktf.out/', '.terraform/', '*.tfstate*'];

/** Passes \`portcullis check\`. */
export const EXAMPLE = `# An example to start from.
openapi: 3.1.0
info: { title: Example, version: 1.0.0 }

x-gateway:
  owner: team-example # who operates it
  backend: { http: https://orders.internal.example.com, timeout: 10s } # where API Gateway sends requests
  throttle: { rate: 100, burst: 200 } # requests a second, and at once

security: [{ oauth: [orders:write] }]

paths:
  /orders:
    post:
      operationId: createOrder
      x-gateway: { throttle: { rate: 20, burst: 40 } }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              additionalProperties: false
              properties:
                note: { type: string, maxLength: 500 }
      responses: { '201': { description: Created } }

components:
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: https://id.example.com/token
          scopes: { orders:write: Place orders }
      x-gateway:
        authorizer:
          jwt: { issuer: https://id.example.com/, audience: orders }
`;

export const WORKFLOW = `name: gateway
on:
  pull_request:
  push: { branches: [main] }
permissions: { contents: read, id-token: write, security-events: write, pull-requests: write }
# \${name} in annotations is PORTCULLIS_VAR_name here:
# env:
#   PORTCULLIS_VAR_certificateArn: \${{ vars.CERTIFICATE_ARN }}
jobs:
  check:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with: { fetch-depth: 0 }
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - run: npm ci
      - uses: ./node_modules/portcullis
  deploy:
    if: github.event_name == 'push'
    runs-on: ubuntu-latest
    # Variables of the repository (Settings > Secrets and variables > Actions > Variables).
    env:
      AWS_REGION: \${{ vars.AWS_REGION }}
      PORTCULLIS_ENVIRONMENT: production
      PORTCULLIS_STATE_BUCKET: \${{ vars.STATE_BUCKET }}
    steps:
      # Without a bucket the state would be a file of the runner, and lost.
      - run: test -n "$AWS_REGION" && test -n "$PORTCULLIS_STATE_BUCKET"
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - uses: hashicorp/setup-terraform@v3
        with: { terraform_wrapper: false }
      - uses: aws-actions/configure-aws-credentials@v4
        with: { role-to-assume: '\${{ vars.DEPLOY_ROLE }}', aws-region: '\${{ vars.AWS_REGION }}' }
      - run: npm ci
      - run: npx cdktf deploy --auto-approve '*'
`;

/** Where the schema of specifications stands: `x-gateway` where it may stand, all else as it likes. */
export const SPECIFICATION_SCHEMA = '.vscode/x-gateway-in-openapi.schema.json';

/** For the YAML extension of VS Code (redhat.vscode-yaml), and the JSON support that is built in. */
export function editorSettings(): string {
  const config = './node_modules/portcullis/dist/portcullis.schema.json';
  return json({
    'yaml.schemas': {
      [config]: ['portcullis.yaml', 'portcullis.yml'],
      [`./${SPECIFICATION_SCHEMA}`]: ['specs/**/*.yaml', 'specs/**/*.yml'],
    },
    'json.schemas': [{ fileMatch: ['/specs/**/*.json'], url: `./${SPECIFICATION_SCHEMA}` }],
  });
}

export function specificationSchema(): string {
  const at = (scope: string) => ({
    'x-gateway': { $ref: `../node_modules/portcullis/dist/x-gateway.schema.json#/$defs/${scope}` },
  });
  const schemes = { additionalProperties: { properties: at('scheme') } };
  const operation = { properties: at('operation') };
  return json({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'OpenAPI with x-gateway',
    properties: {
      ...at('root'),
      paths: {
        additionalProperties: {
          properties: at('pathItem'),
          patternProperties: { '^(get|put|post|delete|options|head|patch)$': operation },
        },
      },
      components: { properties: { securitySchemes: schemes } },
      securityDefinitions: schemes,
    },
  });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
