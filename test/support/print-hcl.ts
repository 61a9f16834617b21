// Terraform's JSON syntax as HCL that says the same, as people would write it: nested objects as blocks where they can
// be blocks, templates of one expression bare, long JSON as heredocs.

type Json = unknown;
type JsonObject = Readonly<Record<string, Json>>;

/** How many labels a block has; others have none. */
const LABELS: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  variable: 1,
  output: 1,
  module: 1,
  provider: 1,
  dynamic: 1,
};
/** Arguments that hold names, which the JSON syntax has in quotes. */
const NAMES = ['depends_on', 'ignore_changes', 'replace_triggered_by', 'provider'];
const NAME = /^[A-Za-z_][\w-]*$/;

export function printHcl(json: JsonObject): string {
  return Object.entries(json)
    .flatMap(([type, value]) => blocks(type, value, LABELS[type] ?? 0, []))
    .join('\n');
}

function blocks(
  type: string,
  value: Json,
  labels: number,
  given: readonly string[],
): readonly string[] {
  if (type === '//') return [];
  if (Array.isArray(value)) return value.flatMap((one) => blocks(type, one, labels, given));
  if (labels > 0)
    return Object.entries(value as JsonObject)
      .filter(([label]) => label !== '//')
      .flatMap(([label, inner]) => blocks(type, inner, labels - 1, [...given, label]));
  const header = [type, ...given.map((label) => JSON.stringify(label))].join(' ');
  return [`${header} {\n${indented(body(value as JsonObject))}}\n`];
}

function body(value: JsonObject): string {
  return Object.entries(value)
    .filter(([name]) => name !== '//')
    .map(([name, inner]) =>
      isBlock(inner)
        ? blocks(name, inner, LABELS[name] ?? 0, []).join('')
        : `${name} = ${NAMES.includes(name) ? names(inner) : expression(inner)}\n`,
    )
    .join('');
}

function isBlock(value: Json): boolean {
  if (Array.isArray(value))
    return value.length > 0 && value.every((one) => isObject(one) && isBlock(one));
  return isObject(value) && Object.keys(value).every((key) => NAME.test(key));
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function names(value: Json): string {
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
}

export function expression(value: Json): string {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return `[${value.map(expression).join(', ')}]`;
  if (!isObject(value)) return String(value);
  const entries = Object.entries(value).map(
    ([key, inner]) => `${NAME.test(key) ? key : text(key)} = ${expression(inner)}\n`,
  );
  return entries.length === 0 ? '{}' : `{\n${indented(entries.join(''))}}`;
}

function text(value: string): string {
  const bare = /^\$\{((?:[^{}]|\{[^{}]*\})*)\}$/.exec(value)?.[1];
  if (bare !== undefined) return bare;
  if (/^\{[\s\S]*\}$/.test(value)) return `<<-EOT\n${indented(`${value}\n`)}EOT`;
  // Texts are escaped, expressions are not.
  const parts = value.split(/(\$\{(?:[^{}]|\{[^{}]*\})*\})/);
  return `"${parts.map((part, at) => (at % 2 === 1 ? part : escaped(part))).join('')}"`;
}

function escaped(part: string): string {
  return JSON.stringify(part)
    .slice(1, -1)
    .replaceAll('\\b', '\\u0008')
    .replaceAll('\\f', '\\u000c');
}

function indented(lines: string): string {
  return lines.replaceAll(/^(?=.)/gm, '  ');
}
