// Tokens and codes are fetched from these URLs: RFC 6749, sections 3.1 and 3.2, asks for TLS.

import type { SecurityScheme } from '../../../model/index.js';
import { defineRule, type Judgement } from '../../rule.js';
import { forSecuritySchemes } from '../../rule-kinds.js';

export const oauthEndpointUsesHttps = defineRule({
  id: 'oauth-endpoint-uses-https',
  title: 'OAuth 2.0 and OpenID Connect endpoints are HTTPS URLs',
  group: 'authentication',
  severity: 'error',
  aliases: ['3ba0cca1', '52c0d841', '274f910a', '33d96c65'],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API2' },
    { standard: 'NIST 800-53r5', requirement: 'SC-8' },
  ],
  risk: 'client secrets, codes and tokens can be read or replaced on the way',
  hint: 'write the `https://` URL of the identity provider',
  check: forSecuritySchemes(
    ({ type }) => type === 'oauth2' || type === 'openIdConnect',
    (scheme) => endpointsOf(scheme).flatMap((one) => judge(one, scheme.name)),
  ),
});

interface Endpoint {
  readonly key: string;
  readonly url: string;
  readonly at: Judgement['at'];
}

function endpointsOf({ flows, openIdConnectUrl, at }: SecurityScheme): Endpoint[] {
  const discovery = openIdConnectUrl === undefined ? [] : [{ openIdConnectUrl, at }];
  return [...flows, ...discovery].flatMap((holder) =>
    (['authorizationUrl', 'tokenUrl', 'refreshUrl', 'openIdConnectUrl'] as const).flatMap((key) => {
      const url = (holder as Partial<Record<typeof key, string>>)[key];
      return url === undefined ? [] : [{ key, url, at: holder.at.child(key) }];
    }),
  );
}

function judge({ key, url, at }: Endpoint, scheme: string): Judgement[] {
  // A relative URL is relative to the servers, which have rules of their own; a variable is replaced later.
  if (/^\/(?!\/)/.test(url) || /\$?\{/.test(url)) return [];
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed) return [{ at, message: `\`${key}\` of \`${scheme}\` is not a URL: "${url}"` }];
  if (parsed.protocol === 'https:' || isLocal(parsed)) return [];
  return [{ at, message: `\`${key}\` of \`${scheme}\` is not HTTPS: "${url}"` }];
}

function isLocal({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}
