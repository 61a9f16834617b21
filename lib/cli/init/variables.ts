// The variables of new annotations: values that nobody but the user knows.

/** `${name}`, and what a value looks like. */
export interface Variable {
  readonly name: string;
  readonly example: string;
}

export class Variables {
  readonly #used = new Map<string, Variable>();

  /** @param api Name of the API, which all variables begin with: what is right for one may open another. */
  constructor(private readonly api: string) {}

  get used(): readonly Variable[] {
    return [...this.#used.values()];
  }

  /** The text that stands for the value. @param words what it is, such as `backend` or `login issuer` */
  use(words: string, example: string): string {
    const name = camelCase(`${this.api} ${words}`);
    this.#used.set(name, { name, example });
    return `\${${name}}`;
  }
}

/** A name that shells accept for environment variables. */
function camelCase(text: string): string {
  const [first = '', ...others] = text.match(/[A-Za-z0-9]+/g) ?? [];
  const name = first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^\d/.test(name) ? `api${name}` : name;
}
