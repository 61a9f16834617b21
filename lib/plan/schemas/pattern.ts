// Patterns are JavaScript's in OpenAPI and Java's in API Gateway. Reads a pattern token by token and accepts
// only what both languages know and mean alike; when in doubt, it refuses.

/** Why a pattern cannot be handed to Java's regular expressions; `undefined` when it can. */
export function patternProblem(pattern: string): string | undefined {
  // Not JavaScript, but everybody writes it and Java reads it as it is meant.
  const body = pattern.replace(/^\(\?[ims]+\)/, '');
  if (!compiles(body)) return 'it is not a regular expression';
  return new Scan(body).problem();
}

/** Tokens outside of character classes, tried in order. */
const TOKEN =
  /\\u\{|\\[pP]\{[^}]*\}|\\k<[^>]*>|\\x[\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\c[A-Za-z]|\\[1-9]\d*|\\.|\[\^?\]?|\(\?<(?![=!])[^>]*>|\(\?<[=!]|\(\?[:=!]|\{\d+(?:,\d*)?\}|./suy;
const IN_CLASS =
  /\\u\{|\\[pP]\{[^}]*\}|\\x[\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\c[A-Za-z]|\\.|&&|-\\[dDwWsSpP]|./suy;

/** Bound of a quantifier that every Java takes. */
const MOST = 2 ** 31 - 1;

class Scan {
  #position = 0;
  /** Open groups; `true`: a look-behind. */
  readonly #open: boolean[] = [];

  /** Capturing groups that were opened so far: JavaScript takes references to later ones. */
  #groups = 0;

  constructor(private readonly pattern: string) {}

  problem(): string | undefined {
    while (this.#position < this.pattern.length) {
      const token = this.#next(TOKEN);
      const found = token.startsWith('[') ? this.#class(token) : this.#token(token);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #next(tokens: RegExp): string {
    tokens.lastIndex = this.#position;
    const token = tokens.exec(this.pattern)?.[0] ?? this.pattern.charAt(this.#position);
    this.#position += token.length;
    return token;
  }

  #token(token: string): string | undefined {
    if (token.startsWith('\\')) return this.#escape(token);
    if (token.startsWith('(')) return this.#group(token);
    if (token === ')') this.#open.pop();
    if (token === '{') return 'a `{` that is meant literally is an error in Java; write `\\{`';
    const bounds = /^\{(\d+)(,?)(\d*)\}$/.exec(token);
    if (bounds?.slice(1).some((bound) => Number(bound) > MOST)) {
      return `Java counts to ${MOST} only`;
    }
    const isEndless = token === '*' || token === '+' || (bounds?.[2] === ',' && bounds[3] === '');
    return isEndless && this.#isBehind ? ENDLESS : undefined;
  }

  #group(token: string): string | undefined {
    this.#open.push(token === '(?<=' || token === '(?<!');
    if (token === '(' || token.endsWith('>')) this.#groups++;
    const name = /^\(\?<([^=!>][^>]*)>$/.exec(token)?.[1];
    return name === undefined || /^[A-Za-z][A-Za-z0-9]*$/.test(name)
      ? undefined
      : 'names of groups in Java have letters and digits only';
  }

  #escape(token: string): string | undefined {
    if (/^\\[1-9]/.test(token)) {
      if (this.#isBehind) return ENDLESS;
      return Number(token.slice(1)) > this.#groups ? means(token) : undefined;
    }
    if (token.startsWith('\\k<')) {
      if (this.#isBehind) return ENDLESS;
      return this.#before.includes(`(?${token.slice(2)}`) ? undefined : means(token);
    }
    return /^\\[bB]$/.test(token) ? undefined : sharedEscape(token);
  }

  #class(opening: string): string | undefined {
    if (opening.endsWith(']')) return '`[]` and `[^]` exist in JavaScript only; write `[\\s\\S]`';
    for (let isFirst = true; ; isFirst = false) {
      const token = this.#next(IN_CLASS);
      if (token === ']' || token === '') return undefined;
      if (token === '[')
        return 'a `[` in a character class begins another one in Java; write `\\[`';
      if (token === '&&') return '`&&` in a character class is an intersection in Java';
      if (token.startsWith('-\\')) {
        if (!isFirst) return `\`${token}\` is not a range in Java`;
        this.#position -= token.length - 1;
        continue;
      }
      const found = token.startsWith('\\') ? sharedEscape(token) : undefined;
      if (found !== undefined) return found;
    }
  }

  get #before(): string {
    return this.pattern.slice(0, this.#position);
  }

  get #isBehind(): boolean {
    return this.#open.includes(true);
  }
}

const ENDLESS = 'a look-behind in Java has a greatest length';

function means(token: string): string {
  return `\`${token}\` does not mean the same in Java`;
}

/** What both languages know inside and outside of character classes. */
function sharedEscape(token: string): string | undefined {
  const property = /^\\[pP]\{(.*)\}$/s.exec(token)?.[1];
  if (property !== undefined) {
    const isShared = /^(?:[A-Z][a-z]?|ASCII|(?:Script|sc)=\w+)$/.test(property);
    return isShared && compiles(token, 'u')
      ? undefined
      : 'Java names Unicode properties differently';
  }
  if (token === '\\u{') return '`\\u{…}` exists in JavaScript only';
  if (/^\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|c[A-Za-z])$/.test(token)) return undefined;
  return /^\\[dDwWsStnrfv]$/.test(token) || /^\\[^A-Za-z0-9]$/su.test(token)
    ? undefined
    : means(token);
}

function compiles(pattern: string, ...only: readonly string[]): boolean {
  return (only.length > 0 ? only : ['', 'u']).some((flags) => {
    try {
      return Boolean(new RegExp(pattern, flags));
    } catch {
      return false;
    }
  });
}
