// Behind the gateway the same data travels on.

import type { Location } from '../../../source/index.js';
import { defineRule } from '../../rule.js';
import { forApi, forIntegrations, together, undecided } from '../../rule-kinds.js';
import { isUnknown } from '../../terraform/index.js';

export const backendUsesHttps = defineRule({
  id: 'backend-uses-https',
  title: 'back ends are called over https',
  group: 'transport',
  severity: 'error',
  aliases: [],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API8' },
    { standard: 'PCI DSS 4.0', requirement: '4.2.1' },
    { standard: 'NIST 800-53r5', requirement: 'SC-8' },
    { standard: 'CWE', requirement: '319' },
  ],
  risk: 'requests and tokens travel in clear text between the gateway and the back end',
  hint: 'write the back end with https',
  check: together(
    forApi(({ plan }) => {
      const urls = plan.routes.flatMap(({ backend, operation }) =>
        backend && 'url' in backend
          ? [
              {
                url: backend.url,
                at: placeOf(backend.kind, operation.settings.at.backend) ?? plan.at,
              },
            ]
          : [],
      );
      if (urls.length === 0) return undefined;
      return urls
        .filter(({ url }) => /^http:/i.test(url))
        .map(({ url, at }) => ({ at, message: `back end \`${url}\` is not encrypted` }));
    }),
    // Behind a VPC link clear text stays in the network: private-integration-uses-tls judges that.
    forIntegrations(
      ({ type, connectionType }) =>
        /^HTTP/.test(String(type.value)) && connectionType.value !== 'VPC_LINK',
      ({ name, integration: { uri } }) => {
        // What is known of an address begins with its scheme, most often.
        const text = isUnknown(uri.value) ? uri.value.text : String(uri.value);
        if (/^http:/i.test(text))
          return [{ at: uri.at, message: `${name} calls \`${text}\`, which is not encrypted` }];
        return isUnknown(uri.value) && !/^https:/i.test(text) ? [undecided(uri.at, 'uri')] : [];
      },
    ),
  ),
});

/** Where the address stands in a written back end. */
function placeOf(kind: 'http' | 'vpcLink', written: Location | undefined): Location | undefined {
  return kind === 'http' ? written?.child('http') : written?.child('vpcLink', 'url');
}
