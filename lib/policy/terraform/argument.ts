// How Terraform reads arguments of simple types.

/** Whether a boolean argument is true; Terraform converts the text. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}
