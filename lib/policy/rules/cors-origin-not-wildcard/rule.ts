// `*` lets every web page its visitors open call the API from their browsers.

import { defineRule, type Judgement } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';

export const corsOriginNotWildcard = defineRule({
  id: 'cors-origin-not-wildcard',
  title: 'CORS names the origins it allows',
  group: 'hygiene',
  severity: 'warning',
  aliases: ['CKV2_AWS_75'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API8' }],
  risk: "any web page can call the API from its visitors' browsers",
  hint: 'list the origins, for example `origins: [https://shop.example.com]`',
  check: forApi(({ plan }) => {
    const places = plan.routes.flatMap(({ operation: { settings } }) =>
      settings.cors ? [{ cors: settings.cors, at: settings.at.cors ?? plan.at }] : [],
    );
    if (places.length === 0) return undefined;
    const found = new Map<string, Judgement>();
    for (const { cors, at } of places) {
      if (cors.origins.includes('*')) {
        found.set(`${at.file}#${at.pointer}`, { at, message: 'every origin (`*`) is allowed' });
      }
    }
    return found.values();
  }),
});
