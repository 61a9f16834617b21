// A quotation mark in a parameter ends the text that it was put into: what follows is a request of the caller's own.

import type { Operation } from '../../../model/index.js';
import { INTEGRATION, writtenIntegration } from '../../../plan/index.js';
import type { Location } from '../../../source/index.js';
import { isObject } from '../../../spec/index.js';
import { type RawInput, rawInputs } from '../../mapping-templates.js';
import { defineRule, type Judgement } from '../../rule.js';
import { forModel, forResources, together } from '../../rule-kinds.js';

interface Template {
  readonly text: unknown;
  readonly at: Location;
}

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
    forModel(({ operations }) => judge(operations.flatMap(templatesOf))),
    forResources('aws_api_gateway_integration', (integration) => {
      const templates = integration.get('request_templates');
      if (!isObject(templates)) return undefined;
      return judge(
        Object.entries(templates).map(([type, text]) => ({
          text,
          at: integration.at('request_templates', type),
        })),
      );
    }),
  ),
});

/** Of the annotation, or of the extension that takes its place. */
function templatesOf(operation: Operation): Template[] {
  const { settings, at } = operation;
  const integration = writtenIntegration(operation);
  if (integration) {
    const templates = integration['requestTemplates'];
    return Object.entries(isObject(templates) ? templates : {}).map(([type, text]) => ({
      text,
      at: at.child(INTEGRATION, 'requestTemplates', type),
    }));
  }
  const { backend } = settings;
  if (backend?.kind !== 'aws') return [];
  return Object.entries(backend.request).map(([type, text]) => ({
    text,
    at: (settings.at.backend ?? at).child('aws', 'request', type),
  }));
}

function judge(templates: readonly Template[]): Judgement[] | undefined {
  if (templates.length === 0) return undefined;
  return templates.flatMap(({ text, at }) =>
    (typeof text === 'string' ? rawInputs(text) : []).map((raw) => ({ at, ...toldOf(raw) })),
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
