// What is cached is stored, and what is stored is encrypted.

import { defineRule } from '../../rule.js';
import { forResources, isTrue, requires } from '../../rule-kinds.js';

export const methodSettingsEncryptCache = defineRule({
  id: 'method-settings-encrypt-cache',
  title: 'cached answers are encrypted',
  group: 'data-protection',
  severity: 'error',
  aliases: [
    'CKV_AWS_308',
    'AWS-0002',
    'b7c9a40c',
    'APIGateway.5',
    'api-gw-cache-enabled-and-encrypted',
  ],
  standards: [],
  risk: 'answers lie unencrypted in the cache',
  hint: 'set `cache_data_encrypted = true`',
  check: forResources('aws_api_gateway_method_settings', (settings) => {
    if (!isTrue(settings.get('settings', 'caching_enabled'))) return [];
    return requires(
      settings,
      ['settings', 'cache_data_encrypted'],
      isTrue,
      `the cache of \`${settings.address}\` is not encrypted`,
    );
  }),
});
