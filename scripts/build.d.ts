/** Builds dist/ from the sources. */
export function build(): Promise<void>;
/** Builds when dist/ is missing or older than any source. */
export function buildIfStale(): Promise<void>;
