// Security at the root closes the operation that somebody adds tomorrow.

import { defineRule } from '../../rule.js';
import { forModel } from '../../rule-kinds.js';

export const securityHasADefault = defineRule({
  id: 'security-has-a-default',
  title: 'the root says which authentication operations ask for by default',
  group: 'authentication',
  severity: 'info',
  level: 'strict',
  aliases: [
    'CKV_OPENAPI_4',
    '8af270ce',
    'd674aea4',
    'global-security',
    'v3-global-securityrequirement-emptyarray',
  ],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API2' }],
  risk: 'an operation that is added later without `security` is open to everyone',
  hint: 'add `security` to the root of the document',
  check: forModel((model) => {
    // Where nothing is protected, that is what is wrong, and another rule says so at each operation.
    const isProtected = model.operations.some(({ security }) => security.length > 0);
    if (!isProtected) return undefined;
    const { security } = model;
    if (!security) return [{ at: model.at, message: 'the document has no `security` at the root' }];
    const open = security.find(({ schemes }) => schemes.length === 0);
    if (security.length === 0 || (security.length === 1 && open)) {
      const message = '`security` at the root asks for nothing';
      return [{ at: model.at.child('security'), message }];
    }
    if (!open) return [];
    const message = '`security` at the root lets in callers without credentials (`{}`)';
    return [{ at: open.at, message, hint: 'move the `{}` to the operations that need it' }];
  }),
});
