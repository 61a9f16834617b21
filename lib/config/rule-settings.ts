// What the configuration says of rules, checked against the rules there are: their ids and their options' schemas.

import { issueDiagnostics } from '../annotations/index.js';
import { type Diagnostic, nearest } from '../diagnostics/index.js';
import type { Rule, RuleSetting } from '../policy/index.js';
import type { Location } from '../source/index.js';
import type { WrittenRuleSetting } from './config-shape.js';
import { configMessages } from './messages.js';
import { tellConfig } from './read-config.js';

export interface CheckedSettings {
  readonly settings: Readonly<Record<string, RuleSetting>>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The settings of `rules:` that stand at `at`. */
export function ruleSettings(
  written: Readonly<Record<string, WrittenRuleSetting>>,
  at: Location,
  catalogue: readonly Rule[],
): CheckedSettings {
  const diagnostics: Diagnostic[] = [];
  const settings: Record<string, RuleSetting> = {};
  for (const [id, setting] of Object.entries(written)) {
    const place = at.child(id);
    const rule = catalogue.find((one) => one.id === id);
    if (!rule) {
      diagnostics.push(unknownRule(id, place.key(), catalogue));
      continue;
    }
    const { level, options } = typeof setting === 'string' ? { level: setting } : setting;
    if (options !== undefined)
      diagnostics.push(...checkOptions(rule, options, place.child('options')));
    settings[id] = {
      ...(level !== undefined && { severity: level }),
      ...(options !== undefined && { options }),
    };
  }
  return { settings, diagnostics };
}

/** There is no such rule; another tool's id leads to ours. */
export function unknownRule(id: string, at: Location, catalogue: readonly Rule[]): Diagnostic {
  const alias = catalogue.find(({ aliases }) => aliases.includes(id))?.id;
  const near =
    alias ??
    nearest(
      id,
      catalogue.map((one) => one.id),
    );
  const where = 'run `portcullis rules` for the list of rules';
  return configMessages.report('CONF-005', at, { what: 'rule', name: id, near, where });
}

function checkOptions(rule: Rule, options: object, at: Location): Diagnostic[] {
  const known = Object.keys(rule.options.shape);
  const unknown = Object.keys(options).filter((key) => !known.includes(key));
  const label = `the options of ${rule.id}`;
  if (unknown.length > 0) {
    return unknown.map((key) =>
      tellConfig('unknownKey', at.child(key).key(), {
        key,
        inside: label,
        near: nearest(key, known),
        known: known.length > 0 ? known.join(', ') : 'none, the rule has no options',
      }),
    );
  }
  const parsed = rule.options.safeParse(options);
  return parsed.success
    ? []
    : issueDiagnostics(parsed.error.issues, options, at, 'options', tellConfig);
}
