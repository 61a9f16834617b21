// HTTP authentication schemes that are broken, obsolete, or never meant for the web.

import { defineRule } from '../../rule.js';
import { forSecuritySchemes } from '../../rule-kinds.js';

/** Basic has a rule of its own. */
const WEAK: Readonly<Record<string, string>> = {
  digest: 'hashes passwords in a way that can be tried offline',
  negotiate: 'authenticates connections, not requests',
  ntlm: 'hashes passwords in a way that can be tried offline',
  oauth: 'is OAuth 1.0, which RFC 6749 replaces',
  hoba: 'is experimental',
  mutual: 'is experimental',
};

export const httpSchemeIsSecure = defineRule({
  id: 'http-scheme-is-secure',
  title: 'HTTP authentication schemes are not obsolete',
  group: 'authentication',
  severity: 'warning',
  aliases: ['a4247b11', 'f525cc92', '1bc3205c', 'owasp:api2:2023-auth-insecure-schemes'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API2' }],
  risk: 'credentials can be recovered from what travels, or requests of others be sent on a connection',
  hint: 'write `scheme: bearer`, or use `type: oauth2`',
  check: forSecuritySchemes(
    ({ type }) => type === 'http',
    ({ name, httpScheme = '', at }) => {
      const reason = Object.hasOwn(WEAK, httpScheme) ? WEAK[httpScheme] : undefined;
      if (!reason) return [];
      const message = `security scheme \`${name}\` uses \`${httpScheme}\`, which ${reason}`;
      return [{ at: at.child('scheme'), message }];
    },
  ),
});
