type Environment = Readonly<Record<string, string | undefined>>;
export function runCheck(env: Environment, cwd?: string): number;
export function checkArguments(env: Environment, forms: readonly string[]): string[];
