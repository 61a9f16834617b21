// What evaluates Rego: `data.portcullis.rules` for an input document.

export interface RegoEngine {
  /** Name of the file or files, for messages. */
  readonly name: string;
  /**
   * The value of `data.portcullis.rules`; `undefined` where there is none.
   * @throws Error when the evaluation fails.
   */
  readonly evaluate: (input: object) => unknown;
}

/** Entry point of compiled policies, and query of others. */
export const ENTRYPOINT = 'portcullis/rules';
