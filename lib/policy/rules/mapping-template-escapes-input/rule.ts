// A quotation mark in a parameter ends the text that it was put into: what follows is a request of the caller's own.

import { INTEGRATION } from '../../../plan/index.js';
import type { Location } from '../../../source/index.js';
import { type RawInput, rawInputs } from '../../mapping-templates.js';
import { defineRule, type Judgement } from '../../rule.js';
import { forIntegrations, forOperations, together, undecided } from '../../rule-kinds.js';
import { isUnknown, type JsonObject } from '../../terraform/index.js';

export const mappingTemplateEscapesInput = defineRule({
  id: 'mapping-template-escapes-input',
  title: 'mapping templates escape what callers send',
  group: 'input-validation',
  severity: 'error',
  aliases: [],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API8' },
    { standard: 'CWE', requirement: '116' },
  ],
  risk: 'callers write parts of the request to the AWS service or function, with the role of the gateway',
  hint: "write `$util.escapeJavaScript($input.params('…'))`, or `$util.urlEncode(…)` in a form",
  check: together(
    forOperations(
      ({ settings, extensions }) =>
        settings.backend?.kind === 'aws' && extensions[INTEGRATION] === undefined,
      ({ settings, at }) => {
        const { backend } = settings;
        return backend?.kind === 'aws'
          ? judge(backend.request, (settings.at.backend ?? at).child('aws', 'request'))
          : [];
      },
    ),
    forIntegrations(
      ({ requestTemplates: { value } }) => isUnknown(value) || Object.keys(value).length > 0,
      ({
        integration: {
          requestTemplates: { value, at },
        },
      }) => (isUnknown(value) ? [undecided(at, 'request_templates')] : judge(value, at)),
    ),
  ),
});

function judge(templates: JsonObject, at: Location): Judgement[] {
  return Object.entries(templates).flatMap(([type, template]) =>
    (typeof template === 'string' ? rawInputs(template) : []).map((raw) => ({
      at: at.child(type),
      ...toldOf(raw),
    })),
  );
}

function toldOf({ expression, inside }: RawInput): Pick<Judgement, 'message' | 'hint'> {
  return inside === 'form'
    ? {
        message: `\`${expression}\` stands in a form as it was sent`,
        hint: `write \`$util.urlEncode(${expression})\``,
      }
    : {
        message: `\`${expression}\` stands in a text as it was sent`,
        hint: `write \`$util.escapeJavaScript(${expression})\``,
      };
}
