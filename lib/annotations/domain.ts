// `domain`: the custom domain name of the API, with its certificate and mutual TLS.

import * as z from 'zod';
import { type Annotation, last } from './annotation.js';
import type { DomainSettings } from './settings.js';
import { arn, map, text, words } from './values.js';

const certificate = arn('acm', 'certificate/.+', 'the ARN of an ACM certificate');
const truststore = text('s3://[a-z0-9][a-z0-9.-]+/.+', 'an S3 address, such as s3://trust/ca.pem');

const schema = map({
  name: text(
    '(?=.{4,253}$)(\\*\\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}',
    'a lower-case domain name, such as api.example.com',
  ),
  certificate,
  basePath: text(
    '[A-Za-z0-9$_.+!*()/-]+',
    'a path without a leading slash, such as orders/v1',
  ).optional(),
  zone: text(
    'Z[A-Z0-9]+',
    'the id of a Route 53 hosted zone, such as Z0123456789ABCDEFGHIJ',
  ).optional(),
  mtls: z
    .union([
      truststore.transform((address) => ({ truststore: address, version: undefined })),
      map({ truststore, version: words("the version of the trust store's object").optional() }),
    ])
    .optional(),
});

export const domain: Annotation<z.output<typeof schema>, DomainSettings> = {
  name: 'domain',
  summary: 'Gives the API a domain name of its own',
  scopes: ['root'],
  schema,
  cascades: false,
  default: 'none: the API answers at its execute-api address',
  description: `\`certificate\` is the ARN of an ACM certificate: in the API's region, or in us-east-1 for edge endpoints. \`basePath\` is the first part of the path. With \`zone\`, the id of a Route 53 zone, a DNS record is made. \`mtls\` names the trust store of client certificates (\`s3://…\`), for regional endpoints only; give its \`version\`, or updates are not noticed. The execute-api address is closed when there is a domain. See [Custom domain names](https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html).`,
  examples: [
    {
      title: 'With client certificates',
      yaml: 'x-gateway:\n  domain: { name: api.example.com, certificate: "${certificateArn}", mtls: "${truststoreUri}" }',
    },
  ],
  resolve(chain) {
    const given = last(chain)?.value;
    if (!given) return undefined;
    const { name, certificate: arnOfIt, basePath, zone, mtls } = given;
    return {
      name,
      certificate: arnOfIt,
      ...(basePath !== undefined && { basePath }),
      ...(zone !== undefined && { zone }),
      ...(mtls && {
        mtls: {
          truststore: mtls.truststore,
          ...(mtls.version !== undefined && { version: mtls.version }),
        },
      }),
    };
  },
};
