// Credentials in query strings end up in logs and histories.

import { defineRule } from '../../rule.js';
import { forAuthorizers, forSecuritySchemes, together, undecided } from '../../rule-kinds.js';
import { isUnknown } from '../../terraform/index.js';

const QUERY = /^(method|route|\$)?\.?request\.(multivalue)?querystring\.(.+)$/i;
/** Browsers cannot set headers on a WebSocket, so that tokens of those have no other place. */
const SOCKET = /^route\./i;

export const authorizerIdentityNotInQuery = defineRule({
  id: 'authorizer-identity-not-in-query',
  title: 'authorizers read credentials from headers',
  group: 'authentication',
  severity: 'warning',
  aliases: [],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API2' },
    { standard: 'CWE', requirement: '598' },
  ],
  risk: 'the credential is written to access logs, browser histories and Referer headers',
  hint: 'read it from a header: `identity: [header.authorization]`; in Terraform, `method.request.header.Authorization`',
  check: together(
    forSecuritySchemes(
      ({ settings }) => settings?.authorizer?.kind === 'lambda',
      ({ name, settings }) => {
        if (settings?.authorizer?.kind !== 'lambda') return [];
        const at = settings.at.child('authorizer', 'lambda', 'identity');
        return settings.authorizer.identity.flatMap((source, index) =>
          source.startsWith('query.')
            ? [{ at: at.child(index), message: `authorizer \`${name}\` reads \`${source}\`` }]
            : [],
        );
      },
    ),
    forAuthorizers(
      ({ kind }) => kind !== 'WEBSOCKET',
      ({ name, identitySources: { value, at } }) => {
        if (isUnknown(value)) return [undecided(at, 'identity_source')];
        return value
          .map(String)
          .filter((source) => QUERY.test(source) && !SOCKET.test(source))
          .map((source) => ({ at, message: `authorizer \`${name}\` reads \`${source}\`` }));
      },
    ),
  ),
});
