// A document that names no server describes an API that nobody can find, or point a finding at.

import { defineRule } from '../../rule.js';
import { forModel } from '../../rule-kinds.js';

export const serversAreDeclared = defineRule({
  id: 'servers-are-declared',
  title: 'the document names its servers',
  group: 'hygiene',
  severity: 'info',
  level: 'strict',
  aliases: ['c66ebeaa'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API9' }],
  risk: 'nobody can tell which deployments there are, and old ones stay up unseen',
  hint: 'add `servers: [{ url: https://… }]`; in 2.0 `host`, `basePath` and `schemes`',
  check: forModel((model) => {
    // Which domain it is served at is said to the gateway, and known.
    if (model.operations.length === 0) return undefined;
    const { domain } = model.annotations.root;
    if (model.servers.length > 0 || domain) return [];
    return [{ at: model.at, message: 'the document names no server' }];
  }),
});
