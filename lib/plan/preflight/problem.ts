// A reason why import would refuse a body, and where in the body it is.

export interface BodyProblem {
  /** `name`: it is the last key of the path that is wrong, not what it names. */
  readonly kind: 'structure' | 'name' | 'size' | 'resources' | 'authorizers';
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export type Report = (
  path: BodyProblem['path'],
  message: string,
  kind?: BodyProblem['kind'],
) => void;

/** What import reads as a text: a list or a map, though String() would make a text of it, is none. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** A value that an extension of the specification holds, as a message shows it. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
