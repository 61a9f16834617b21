export function comment(
  env: Readonly<Record<string, string | undefined>>,
  body: string,
): Promise<unknown>;
