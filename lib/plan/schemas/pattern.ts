// Patterns are JavaScript's in OpenAPI and Java's in API Gateway: which ones mean the same in both?

/** Why a pattern cannot be handed to Java's regular expressions; `undefined` when it can. */
export function patternProblem(pattern: string): string | undefined {
  if (!compiles(pattern)) return 'it is not a regular expression';
  const found = DIFFERENCES.find(({ test }) => test.test(pattern));
  return found?.reason;
}

const DIFFERENCES = [
  { test: /\(\?<[=!]/, reason: 'Java has no look-behind of any length' },
  {
    test: /\(\?<[^>]*[^A-Za-z0-9>][^>]*>/,
    reason: 'names of groups in Java have letters and digits only',
  },
  { test: /\[\^\]/, reason: '`[^]` exists in JavaScript only; write `[\\s\\S]`' },
  { test: /\\u\{/, reason: '`\\u{…}` exists in JavaScript only' },
  { test: /\\[pP]\{[^}]*=/, reason: 'Java names Unicode properties differently' },
  { test: /\\[pP]\{[^}]{3,}\}/, reason: 'Java names Unicode properties differently' },
  {
    test: /\[(?:[^\]\\]|\\.)*\[/,
    reason: 'an unescaped `[` in a character class begins another one in Java',
  },
  { test: /\[(?:[^\]\\]|\\.)*&&/, reason: '`&&` in a character class is an intersection in Java' },
];

function compiles(pattern: string): boolean {
  return ['', 'u'].some((flags) => {
    try {
      return Boolean(new RegExp(pattern, flags));
    } catch {
      return false;
    }
  });
}
