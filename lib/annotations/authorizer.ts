// `authorizer`: how the callers of a security scheme are recognised.

import * as z from 'zod';
import { type Annotation, last } from './annotation.js';
import type { AuthorizerSettings } from './settings.js';
import { arn, duration, functionArn, httpsUrl, map, refuse, text, words } from './values.js';

/** RFC 8725 section 3.1: algorithms are chosen by the verifier. Symmetric ones would share the signing key. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
];

const algorithm = z.string().superRefine((name, context) => {
  if (ALGORITHMS.includes(name)) return;
  const reason =
    name.toLowerCase() === 'none'
      ? 'it is no signature'
      : /^HS/i.test(name)
        ? 'it is symmetric: whoever can verify a token can also make one'
        : 'it is not known';
  refuse(context, 'an asymmetric algorithm', {
    code: 'ANN-016',
    params: { algorithm: name, reason },
  });
});

/** Seconds. API Gateway API, Authorizer, `authorizerResultTtlInSeconds`: 0 to 3600. */
const ttl = duration({ min: '0s', max: '3600s' });
const userPool = arn('cognito-idp', 'userpool/.+', 'the ARN of a Cognito user pool');
const list = <T extends z.ZodType>(one: T) =>
  z.union([one.transform((value) => [value]), z.array(one).min(1)]);

const jwt = map({
  issuer: httpsUrl,
  audience: list(words('an audience, such as orders')),
  jwks: httpsUrl.optional(),
  algorithms: z.array(algorithm).min(1).optional(),
  clockSkew: duration({ min: '0s', max: '5m' }).optional(),
  scopeClaim: words('the name of a claim').optional(),
  ttl: ttl.optional(),
});
const cognito = z.union([
  list(userPool).transform((userPools) => ({ userPools, ttl: undefined })),
  map({ userPools: z.array(userPool).min(1), ttl: ttl.optional() }),
]);
const lambda = z.union([
  functionArn.transform((name) => ({
    function: name,
    type: undefined,
    identity: undefined,
    ttl: undefined,
  })),
  map({
    function: functionArn,
    type: z.enum(['token', 'request']).optional(),
    identity: z
      .array(
        text(
          '(header|query|stage|context)\\..+',
          'an identity source, such as header.authorization',
        ),
      )
      .optional(),
    ttl: ttl.optional(),
  }).superRefine(({ type, identity = [] }, context) => {
    // API Gateway API, Authorizer, `identitySource`: for TOKEN the header that holds the token.
    if (type !== 'token' || (identity.length === 1 && identity[0]?.startsWith('header.'))) return;
    if (identity.length === 0) return;
    const header = identity.find((one) => one.startsWith('header.')) ?? 'header.authorization';
    refuse(
      context,
      'one header, whose value a token authorizer gets',
      { hint: `write identity: [${header}], or type: request` },
      ['identity'],
    );
  }),
]);
const basic = z.union([
  z.literal(true).transform(() => ({ realm: undefined, secret: undefined, ttl: undefined })),
  map({
    realm: text('[^"\\\\]+', 'a realm without quotes').optional(),
    secret: arn('secretsmanager', 'secret:.+', 'the ARN of a secret').optional(),
    ttl: ttl.optional(),
  }),
]);

const schema = map({
  jwt: jwt.optional(),
  cognito: cognito.optional(),
  lambda: lambda.optional(),
  basic: basic.optional(),
  iam: z.union([z.literal(true), map({})]).optional(),
});
type Written = z.output<typeof schema>;
const KINDS = ['jwt', 'cognito', 'lambda', 'basic', 'iam'] as const;

export const authorizer: Annotation<Written, AuthorizerSettings> = {
  name: 'authorizer',
  summary: 'Says how callers of a security scheme are recognised',
  scopes: ['scheme'],
  schema,
  cascades: false,
  default: 'none: `http: basic` schemes get `basic`; an API key needs none',
  description: `One of \`jwt\` (any OIDC issuer: signature, \`iss\`, \`aud\`, \`exp\`, \`nbf\` and the scopes of each operation are checked by a function that comes with Portcullis), \`cognito\` (user pools, natively), \`lambda\` (a function of yours), \`basic\` (hashed credentials in Secrets Manager, as below) and \`iam\` (signed AWS requests). \`ttl\` is how long an answer is kept, 0 to 3600 seconds. In Swagger 2.0, which has no \`http\` schemes, \`type: apiKey\` in the header Authorization stands for bearer tokens and for signed requests. See [Controlling access](https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html).

Credentials never pass through Terraform: the secret of a \`basic\` scheme that names no \`secret\`, and that of an API key elsewhere than in the header x-api-key, is made empty. Its name is that of the function and the scheme, \`orders-v1-authorizer/login\` for example, and its value is JSON with a hash of \`portcullis hash\` for each name:

\`\`\`sh
aws secretsmanager put-secret-value --secret-id orders-v1-authorizer/login \\
  --secret-string '{ "users": { "ada": "scrypt$16384$8$5$…" } }'
\`\`\`

For API keys it is \`{ "keys": { "partner-a": "…" } }\`, with hashes of \`portcullis hash --api-key\`.

API Gateway asks for its own API key in every call of a method or in none. A key in the header x-api-key that some operation takes instead of something else (\`security: [{ key: [] }, { login: [] }]\`) is therefore checked by the function, against such a secret, in the whole API: it has no usage plan, and so no limits and quotas of its own. Where the root has \`plans\`, it is an error instead.

Where \`security\` has \`{}\` among its requirements, callers without any credentials are let in too, as the principal \`anonymous\` without schemes and scopes; credentials that are wrong, incomplete or of another kind are refused all the same. This works with \`jwt\`, \`basic\` and API keys of the function, and with a \`lambda\` of type \`request\` that has \`identity: []\` and \`ttl: 0s\` and decides about these callers itself. The back end learns who called from \`$context.authorizer\`: \`sub\`, \`clientId\`, \`schemes\` and \`scopes\`.`,
  examples: [
    {
      title: 'Tokens of an identity provider',
      yaml: 'x-gateway:\n  authorizer:\n    jwt: { issuer: https://id.example.com/, audience: orders }',
    },
  ],
  resolve(chain, context) {
    const nearest = last(chain);
    if (!nearest) return undefined;
    const named = KINDS.filter((kind) => nearest.value[kind] !== undefined);
    if (named.length !== 1) {
      context.report('ANN-007', nearest.at, { inside: 'authorizer', found: named, known: KINDS });
      return undefined;
    }
    return toSettings(nearest.value);
  },
};

function toSettings(value: Written): AuthorizerSettings | undefined {
  if (value.jwt) {
    const { issuer, audience, jwks, algorithms, clockSkew, scopeClaim, ttl: time } = value.jwt;
    return {
      kind: 'jwt',
      issuer,
      audience,
      ...(jwks !== undefined && { jwks }),
      algorithms: algorithms ?? ['RS256', 'ES256', 'PS256'],
      clockSkew: clockSkew ?? 30,
      ...(scopeClaim !== undefined && { scopeClaim }),
      ttl: time ?? 300,
    };
  }
  if (value.cognito)
    return { kind: 'cognito', userPools: value.cognito.userPools, ttl: value.cognito.ttl ?? 300 };
  if (value.lambda) {
    const {
      function: name,
      type = 'request',
      identity = ['header.authorization'],
      ttl: time,
    } = value.lambda;
    return { kind: 'lambda', function: name, type, identity, ttl: time ?? 300 };
  }
  if (value.basic) {
    const { realm = 'api', secret, ttl: time } = value.basic;
    return { kind: 'basic', realm, ...(secret !== undefined && { secret }), ttl: time ?? 0 };
  }
  return { kind: 'iam' };
}
