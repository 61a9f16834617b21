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
