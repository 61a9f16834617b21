// What is cached is stored, and what is stored is encrypted.

import { defineRule, forResources } from '../../rule.js';
import { block } from '../../terraform-config.js';
import { mayBeTrue } from '../../terraform-values.js';

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
  check: forResources('aws_api_gateway_method_settings', ({ address, values, at }) => {
    const settings = block(values, 'settings') ?? {};
    const broken =
      settings['caching_enabled'] === true && !mayBeTrue(settings['cache_data_encrypted']);
    return broken
      ? [{ at: at('settings'), message: `the cache of \`${address}\` is not encrypted` }]
      : [];
  }),
});
