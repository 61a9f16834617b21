// Lists that must hold something: a choice among nothing is met by nothing.

import type { SchemaCheck } from './check.js';
import { schemaMessages } from './messages.js';

const CHOICES = ['enum', 'allOf', 'anyOf', 'oneOf'];

export const empty: SchemaCheck = {
  on: [...CHOICES, 'required'],
  check: (schema, { version }) => {
    const isEmpty = (keyword: string) => {
      const value = schema.object?.[keyword];
      return Array.isArray(value) && value.length === 0;
    };
    const at = (keyword: string) => schema.at.child(keyword).key();
    return [
      ...CHOICES.filter(isEmpty).map((keyword) =>
        schemaMessages.report('SPEC-113', at(keyword), { keyword }),
      ),
      // Since 3.1 it may be empty; generators write it everywhere.
      ...(version !== '3.1' && isEmpty('required')
        ? [schemaMessages.report('SPEC-114', at('required'), { keyword: 'required' })]
        : []),
    ];
  },
};
