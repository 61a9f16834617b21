// What callers send inside mapping templates, which API Gateway fills in as text: nothing of it is escaped by itself.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html

/** A value of the request: `$input.body`, `$input.path('$.a')`, `$input.params().header.get('a')`. `json` escapes. */
const INPUT =
  /\$!?\{?input\.(?:body\b|path\([^()]*\)|params\((?:\)(?:\.\w+)?\.get\([^()]+|[^()]+)\))\}?/g;
const ESCAPING = /\$!?\{?util\.(?:escapeJavaScript|urlEncode|base64Encode)\(\s*$/;
/** What is computed with is not written yet. */
const IN_DIRECTIVE = /#\{?(?:set|if|elseif|foreach)\}?\s*\((?:[^()\n]|\([^()\n]*\))*$/;
const FORM = /^\s*[\w.]+=/;

export interface RawInput {
  readonly expression: string;
  /** What it can break out of. */
  readonly inside: 'text' | 'form';
}

/** Values of callers that stand in a text of JSON, or in a form, as they are. Each is told once. */
export function rawInputs(template: string): RawInput[] {
  const inside = FORM.test(template) ? 'form' : 'text';
  const found = new Set<string>();
  for (const match of template.matchAll(INPUT)) {
    const before = template.slice(0, match.index);
    if (ESCAPING.test(before) || IN_DIRECTIVE.test(before)) continue;
    if (inside === 'form' || isInText(before)) found.add(match[0]);
  }
  return [...found].map((expression) => ({ expression, inside }));
}

/** After an odd number of quotes; those of arguments (`$input.params("a")`) aside. */
function isInText(before: string): boolean {
  const quotes = before.replaceAll(/\(\s*"[^"\n]*"\s*\)/g, '').match(/(?<!\\)"/g);
  return (quotes?.length ?? 0) % 2 === 1;
}
