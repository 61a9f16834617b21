// A value that nobody knows before `terraform apply`, or that is not in the files that were read. Rules must
// treat it as neither right nor wrong.

/** A resource that an expression mentions. */
export interface Reference {
  /** Address in the configuration, without instance keys: `module.api.aws_api_gateway_stage.v1`. */
  readonly address: string;
  /** Attribute path after the address, for example `arn`; empty for the whole resource. */
  readonly attribute: string;
}

export class Unknown {
  constructor(
    /** The expression as written; empty where a plan does not say. */
    readonly text = '',
  ) {}

  toString(): string {
    return this.text || '(known after apply)';
  }
}

export function isUnknown(value: unknown): value is Unknown {
  return value instanceof Unknown;
}

/** Whether a value, or any part of it, is unknown. */
export function hasUnknown(value: unknown): boolean {
  if (isUnknown(value)) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(hasUnknown);
}

/** Whether an argument is set to something, or will be. */
export function isSet(value: unknown): boolean {
  return (
    value !== undefined &&
    value !== null &&
    value !== '' &&
    !(Array.isArray(value) && value.length === 0)
  );
}
