// What API Gateway answers by itself goes to everybody, attackers included.

import { isObject } from '../../../spec/index.js';
import { defineRule } from '../../rule.js';
import { forModel, forResources, together } from '../../rule-kinds.js';
import { asObject, hasUnknown } from '../../terraform/index.js';

const EXTENSION = 'x-amazon-apigateway-gateway-responses';

/** Fields that say how the API is built, or who calls it. */
const DETAIL =
  /\$\{?(context\.(integrationErrorMessage|integration\.error|authorizer\.|identity\.(apiKey\b|accessKey|caller|userArn|user\b)|authorize\.error|authenticate\.error|waf\.error)|stageVariables\.)/;
/** The message of a refusal by policy: "User: arn:… is not authorized to perform: execute-api:Invoke on resource: arn:…". */
const REFUSAL = /\$\{?context\.error\.messageString/;

export const gatewayResponsesHideDetails = defineRule({
  id: 'gateway-responses-hide-details',
  title: 'answers of API Gateway itself say nothing of how the API is built',
  group: 'data-protection',
  severity: 'warning',
  aliases: [],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API8' },
    { standard: 'CWE', requirement: '209' },
  ],
  risk: 'attackers learn names of accounts, functions and hosts behind the API',
  hint: 'answer `{"message":"Forbidden","requestId":"$context.requestId"}`',
  check: together(
    forModel(({ extensions, at }) => {
      const responses = extensions[EXTENSION];
      if (!isObject(responses)) return undefined;
      return Object.entries(responses).flatMap(([type, response]) =>
        texts(asObject(response), ['responseTemplates', 'responseParameters'])
          .filter(({ text }) => tells(type, text))
          .map(({ path, text }) => ({
            at: at.child(EXTENSION, type, ...path),
            message: `gateway response ${type} answers ${fieldIn(text)}`,
          })),
      );
    }),
    forResources('aws_api_gateway_gateway_response', (response) => {
      // The specification has been judged above.
      if (response.generated) return undefined;
      const type = String(response.get('response_type'));
      return texts(response.values, ['response_templates', 'response_parameters'])
        .filter(({ text }) => tells(type, text))
        .map(({ path, text }) => ({
          at: response.at(...path),
          message: `\`${response.address}\` answers ${fieldIn(text)}`,
        }));
    }),
  ),
});

interface Text {
  readonly path: readonly [string, string];
  readonly text: string;
}

function texts(response: Readonly<Record<string, unknown>>, parts: readonly string[]): Text[] {
  return parts.flatMap((part) =>
    Object.entries(asObject(response[part])).flatMap(([key, text]) =>
      hasUnknown(text) ? [] : [{ path: [part, key] as const, text: String(text) }],
    ),
  );
}

function tells(type: string, text: string): boolean {
  return DETAIL.test(text) || (type === 'ACCESS_DENIED' && REFUSAL.test(text));
}

function fieldIn(text: string): string {
  const [found = ''] = DETAIL.exec(text) ?? REFUSAL.exec(text) ?? [];
  return `\`${found.replace(/[.{]+$/, '')}\``;
}
