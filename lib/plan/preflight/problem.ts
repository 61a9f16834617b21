// A reason why import would refuse a body, and where in the body it is.

export interface BodyProblem {
  readonly kind: 'structure' | 'size' | 'resources' | 'authorizers';
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export type Report = (
  path: BodyProblem['path'],
  message: string,
  kind?: BodyProblem['kind'],
) => void;

/** A value that an extension of the specification holds, as a message shows it. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
