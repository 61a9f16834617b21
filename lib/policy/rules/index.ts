// The catalogue: one line per rule, sorted. A rule's folder holds the rule, its page and its examples.

import type { Rule } from '../rule.js';

export const rules: readonly Rule[] = [];
