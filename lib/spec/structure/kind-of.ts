/** A value's kind in plain words, with the value where it is short. */
export function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return `the ${NAMES[typeof value] ?? typeof value} ${JSON.stringify(value)?.slice(0, 40)}`;
}

const NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  boolean: 'value',
};
