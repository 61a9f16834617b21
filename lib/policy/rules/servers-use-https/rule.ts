// Clients generated from the document connect to what `servers` says.

import type { Server } from '../../../model/index.js';
import { defineRule, type Judgement } from '../../rule.js';
import { forModel } from '../../rule-kinds.js';
import { serversOf } from '../../servers.js';

/** A server on the developer's own machine sends nothing over a network. */
const LOOPBACK = /^(http|ws):\/\/(localhost|127\.[\d.]+|\[::1\])(:\d+)?(\/|$)/i;

export const serversUseHttps = defineRule({
  id: 'servers-use-https',
  title: 'every server of the document is https',
  group: 'transport',
  severity: 'error',
  aliases: [
    'owasp:api8:2023-no-server-http',
    'owasp:api8:2023-no-scheme-http',
    'CKV_OPENAPI_18',
    'CKV_OPENAPI_7',
    '2d8c175a',
    '9670f240',
    'f30ee711',
    'a46928f1',
    'a6847dc6',
    '86b1fa30',
  ],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API8' },
    { standard: 'PCI DSS 4.0', requirement: '4.2.1' },
    { standard: 'HIPAA', requirement: '164.312(e)(1)' },
    { standard: 'GDPR', requirement: 'Art. 32' },
    { standard: 'CWE', requirement: '319' },
  ],
  risk: 'clients send tokens and data in clear text',
  hint: 'write https',
  check: forModel((model) => {
    const servers = serversOf(model);
    if (servers.length === 0) return undefined;
    return servers.filter(({ url }) => /^(http|ws):/i.test(url) && !LOOPBACK.test(url)).map(judged);
  }),
});

/** Without `host`, 2.0 says nothing but the scheme. */
function judged({ url, at }: Server): Judgement {
  const [, scheme] = /^(\w+):\/\/(?:\/|$)/.exec(url) ?? [];
  if (scheme === undefined) {
    const encrypted = url.replace(/^(http|ws):/i, '$1s:');
    return { at, message: `server \`${url}\` is not encrypted`, hint: `write \`${encrypted}\`` };
  }
  return { at, message: `scheme \`${scheme}\` is not encrypted`, hint: 'write `schemes: [https]`' };
}
