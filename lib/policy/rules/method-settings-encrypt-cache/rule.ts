// What is cached is stored, and what is stored is encrypted.

import { defineRule } from '../../rule.js';
import { forResources, isTrue, requires, undecided } from '../../rule-kinds.js';
import { isUnknown } from '../../terraform/index.js';

const CACHING = ['settings', 'caching_enabled'] as const;

export const methodSettingsEncryptCache = defineRule({
  id: 'method-settings-encrypt-cache',
  title: 'cached answers are encrypted',
  group: 'data-protection',
  severity: 'error',
  aliases: [
    'CKV_AWS_308',
    'AWS-0002',
    'b7c9a40c',
    'HIPAA.Security-APIGWCacheEnabledAndEncrypted',
    'NIST.800.53.R5-APIGWCacheEnabledAndEncrypted',
    'PCI.DSS.321-APIGWCacheEnabledAndEncrypted',
    'API_GW_CACHE_ENABLED_AND_ENCRYPTED',
    'W87',
    'APIGateway.5',
    'api-gw-cache-enabled-and-encrypted',
    'apigateway_restapi_cache_encrypted',
  ],
  standards: [
    { standard: 'HIPAA', requirement: '164.312(a)(2)(iv)' },
    { standard: 'PCI DSS 4.0', requirement: '3.5.1' },
    { standard: 'NIST 800-53r5', requirement: 'SC-28(1)' },
  ],
  risk: 'answers lie unencrypted in the cache',
  hint: 'set `cache_data_encrypted = true`',
  check: forResources('aws_api_gateway_method_settings', (settings) => {
    const caching = settings.get(...CACHING);
    if (!isTrue(caching) && !isUnknown(caching)) return [];
    const encrypted = settings.get('settings', 'cache_data_encrypted');
    if (isUnknown(caching) && !isTrue(encrypted))
      return [undecided(settings.at(...CACHING), CACHING.join('.'))];
    return requires(
      settings,
      ['settings', 'cache_data_encrypted'],
      isTrue,
      `the cache of \`${settings.address}\` is not encrypted`,
    );
  }),
});
