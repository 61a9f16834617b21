// Puts texts of a user, which may hold `${…}` of other languages, into Terraform JSON: literal parts are
// escaped, cdktf tokens become expressions. cdktf itself escapes nothing, and its own scan of a text that
// holds a token takes quadratic time in the closing braces, which a large OpenAPI body has by the thousand.

import { type IResolvable, type IResolveContext, Token } from 'cdktf';

const TOKEN = /\$\{TfToken\[[a-zA-Z0-9:._-]+\]\}/g;
/** A template that Terraform would evaluate: `${` or `%{`, with the dollars or percents before it. */
const TEMPLATE = /\$+\{|%+\{/g;

/** A value for a resource attribute that reads `text` literally, except for cdktf tokens in it. */
export function terraformText(text: string): string {
  if (!Token.isUnresolved(text) && !/[$%]\{/.test(text)) return text;
  return Token.asString(new TerraformText(text));
}

/** `value` as one line of JSON with sorted keys, as `terraformText`. */
export function terraformJson(value: unknown): string {
  return terraformText(stableJson(value));
}

/** JSON without white space, keys sorted: the same value is always the same text. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isPlainObject(part) ? sorted(part) : part,
  );
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(value);
  if (keys.every((key, at) => at === 0 || (keys[at - 1] ?? '') < key)) return value;
  return Object.fromEntries(keys.sort().map((key) => [key, value[key]]));
}

class TerraformText implements IResolvable {
  readonly creationStack: string[] = [];

  constructor(private readonly text: string) {}

  /** cdktf resolves what this returns once more; the post-processor hands over the final text instead. */
  resolve(context: IResolveContext): string {
    const final = this.render(context);
    context.registerPostProcessor({ postProcess: () => final });
    return '';
  }

  toString(): string {
    return Token.asString(this);
  }

  private render(context: IResolveContext): string {
    const parts: string[] = [];
    let end = 0;
    for (const match of this.text.matchAll(TOKEN)) {
      parts.push(escapeTemplates(this.text.slice(end, match.index)));
      const value: unknown = context.resolve(match[0]);
      parts.push(typeof value === 'string' ? value : String(value));
      end = match.index + match[0].length;
    }
    parts.push(escapeTemplates(this.text.slice(end)));
    return parts.join('');
  }
}

/** HCL reads `$${` as a literal `${` and `%%{` as `%{`: https://developer.hashicorp.com/terraform/language/expressions/strings */
function escapeTemplates(text: string): string {
  return text.replace(TEMPLATE, (found) => `${found[0]}${found}`);
}
