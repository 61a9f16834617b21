// What can be told of a regular expression by looking at it, without running it.

/** Whether every text matches: `.*`, `^[\s\S]*$`, or an expression that asks for nothing. */
export function matchesEverything(pattern: string): boolean {
  return /^\^?(\(?\.\)?|\[\\s\\S\]|\[\^\])[*+]\??\$?$|^\^?\$?$/.test(pattern) && pattern !== '^$';
}

/**
 * Whether what matches has a largest length: anchored at both ends, and nothing in it repeats without end. `false`
 * where that cannot be told, for example of alternatives that are not in a group.
 */
export function boundsLength(pattern: string): boolean {
  if (!pattern.startsWith('^') || !pattern.endsWith('$') || pattern.endsWith('\\$')) return false;
  let depth = 0;
  let inClass = false;
  for (let at = 1; at < pattern.length - 1; at++) {
    const character = pattern[at];
    if (character === '\\') at++;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === '*' || character === '+') return false;
    else if (character === '|' && depth === 0) return false;
    else if (character === '{' && /^\{\d+,\}/.test(pattern.slice(at, at + 12))) return false;
  }
  return true;
}
