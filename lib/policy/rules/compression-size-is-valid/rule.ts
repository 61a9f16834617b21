// What API Gateway takes for the size from which it compresses.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { forResources, requires } from '../../rule-kinds.js';

/** Bytes: API Gateway REST API reference, RestApi, `minimumCompressionSize`. */
const MOST = 10_485_760;

const options = z.strictObject({
  required: z.boolean().default(false).describe('Whether compression must be on'),
});

export const compressionSizeIsValid = defineRule({
  id: 'compression-size-is-valid',
  title: 'the size from which answers are compressed is one that API Gateway takes',
  group: 'rate-limits',
  severity: 'warning',
  aliases: ['ed35928e', 'AC_AWS_0010'],
  standards: [],
  risk: 'the apply fails half-way, or large answers are sent as they are',
  hint: `set \`minimum_compression_size\` to 0 to ${MOST} bytes`,
  options,
  check: forResources('aws_api_gateway_rest_api', (api, _, { required }) => {
    if (api.get('minimum_compression_size') === undefined && !required) return undefined;
    return requires(
      api,
      'minimum_compression_size',
      (size) => Number(size ?? -1) <= MOST && Number(size ?? -1) >= (required ? 0 : -1),
      `\`${api.address}\` has the minimum compression size ${api.get('minimum_compression_size') ?? '-1 (by default)'}`,
    );
  }),
});
