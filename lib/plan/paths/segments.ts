// Reads one segment of a path key. API Gateway knows literal segments of a few characters and variables
// that are a whole segment; everything else is rewritten to one of these, but for braces that name no variable.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html

export type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'variable';
      /** As written. */
      readonly text: string;
      /** Names in the specification that this segment carries; several in `{a}-{b}`, none in `**`. */
      readonly names: readonly string[];
      /** The name to ask for in API Gateway. */
      readonly wanted: string;
      readonly greedy: boolean;
      /** Whether literal text stands beside a variable, as in `{id}.json`. */
      readonly mixed: boolean;
      /** Of literal text: the characters that no literal segment has. */
      readonly refused?: string;
    }
  | { readonly kind: 'refused'; readonly text: string };

const LITERAL = /^[A-Za-z0-9_.,:-]+$/;
const VARIABLE_NAME = /^[A-Za-z0-9_]+$/;
const WHOLE = /^\{([^{}]+)\}$/;
const PART = /\{([^{}]*)\}/g;

export function readSegment(text: string): Segment {
  if (text === '**') return variable(text, [], 'proxy', true);
  const whole = WHOLE.exec(text)?.[1];
  if (whole !== undefined) return readWhole(text, whole);
  if (/[{}]/.test(text)) return readMixed(text);
  if (LITERAL.test(text)) return { kind: 'literal', text };
  const refused = charactersOf(text);
  return {
    kind: 'variable',
    text,
    names: [],
    wanted: camelCase(text),
    greedy: false,
    mixed: false,
    refused,
  };
}

/** A path of the specification as a template whose variables are whole segments, for matching. */
export function templateOf(path: string): string {
  const [written = ''] = path.split(/[?#]/, 1);
  const segments = written
    .split('/')
    .filter((text) => text !== '')
    .map((text) => {
      const segment = readSegment(text);
      if (segment.kind !== 'variable') return text;
      return segment.greedy ? `{${segment.wanted}+}` : `{${segment.wanted}}`;
    });
  return `/${segments.join('/')}`;
}

function readWhole(text: string, inner: string): Segment {
  const greedy = /^(.*?)(?:\+|\*{1,2}|:\.\*)$/.exec(inner);
  const name = greedy?.[1] ?? inner;
  // Both spellings of the parameter occur: `proxy`, and `proxy+` as in the path.
  if (greedy) return variable(text, name === '' ? [] : [name, inner], name || 'proxy', true);
  return variable(text, [name], name, false);
}

function readMixed(text: string): Segment {
  const names = [...text.matchAll(PART)].map((match) => match[1] ?? '');
  const rest = text.replace(PART, '');
  if (names.length === 0 || names.some((name) => name.trim() === '') || /[{}]/.test(rest)) {
    return { kind: 'refused', text };
  }
  if (names.some((name) => /[+*]$/.test(name))) return { kind: 'refused', text };
  return { kind: 'variable', text, names, wanted: camelCase(text), greedy: false, mixed: true };
}

function variable(
  text: string,
  names: readonly string[],
  wanted: string,
  greedy: boolean,
): Segment {
  const name =
    VARIABLE_NAME.test(wanted) || /^[A-Za-z0-9._-]+$/.test(wanted) ? wanted : camelCase(wanted);
  return { kind: 'variable', text, names, wanted: name, greedy, mixed: false };
}

/** The ones that no literal segment has, for messages. */
function charactersOf(text: string): string {
  const found = [...new Set([...text].filter((character) => !LITERAL.test(character)))];
  return found.map((one) => (one === ' ' ? 'a space' : one)).join(' ');
}

/** `{id}.json` becomes `idJson`; only letters and digits stay. */
function camelCase(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const joined = words
    .map((word, at) => (at === 0 ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`))
    .join('');
  return joined === '' ? 'segment' : joined;
}
