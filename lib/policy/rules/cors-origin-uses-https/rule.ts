// A page that came over plain http may be anybody's: whoever sits on the way can write into it.

import { corsSettings } from '../../cors.js';
import { defineRule, type Judgement } from '../../rule.js';
import { forModel, forResources, together, undecided } from '../../rule-kinds.js';
import { asList, type Block, isUnknown } from '../../terraform/index.js';

/** Pages of one's own machine; browsers count them as secure. https://www.w3.org/TR/secure-contexts/#is-origin-trustworthy */
const LOOPBACK = /^http:\/\/(?:localhost|[^/:]+\.localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/i;

export const corsOriginUsesHttps = defineRule({
  id: 'cors-origin-uses-https',
  title: 'CORS allows no origins of plain http',
  group: 'transport',
  severity: 'warning',
  aliases: [],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API8' },
    { standard: 'CWE', requirement: '319' },
  ],
  risk: 'whoever sits between a visitor and that page can call the API as the visitor',
  hint: 'write `https://`',
  check: together(
    forModel((model) => {
      const settings = corsSettings(model);
      if (settings.length === 0) return undefined;
      return settings.flatMap(({ cors, at }) =>
        cors.origins.flatMap((origin, index) => {
          const how = cors.credentials ? ', with credentials' : '';
          const message = `web pages of \`${origin}\` may call${how}`;
          return isPlain(origin) ? [{ at: at.child('origins', index), message }] : [];
        }),
      );
    }),
    forResources('aws_lambda_function_url', (url) => judge(url.blocks('cors'), 'allow_origins')),
    forResources('aws_apigatewayv2_api', (api) =>
      judge(api.blocks('cors_configuration'), 'allow_origins'),
    ),
  ),
});

function isPlain(origin: unknown): boolean {
  return typeof origin === 'string' && /^http:/i.test(origin) && !LOOPBACK.test(origin);
}

/** Does not apply where CORS is not allowed at all. */
function judge(blocks: readonly Block[], argument: string): Judgement[] | undefined {
  if (blocks.length === 0) return undefined;
  return blocks.flatMap((block): Judgement[] => {
    const origins = block.get(argument);
    if (isUnknown(origins)) return [undecided(block.at(argument), argument)];
    return asList(origins)
      .filter(isPlain)
      .map((origin) => ({
        at: block.at(argument),
        message: `web pages of \`${origin}\` may call`,
      }));
  });
}
