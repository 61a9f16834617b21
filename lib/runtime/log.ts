// One line of JSON per decision. It holds codes and names from the configuration, and nothing that the
// caller sent: no token, user name, key, path or message of an error.

export interface LogEntry {
  readonly requestId: string;
  readonly decision: 'allow' | 'deny' | 'unauthorized';
  /** Why, as a code. */
  readonly reason: string;
  /** `GET /orders/{id}`, once it is known to be an operation of the configuration. */
  readonly operation?: string;
  readonly schemes?: readonly string[];
}

export type Log = (entry: LogEntry) => void;

/** Not the caller's fault: something that the API's owner has to look at. */
const troubles = [
  'config',
  'event',
  'failure',
  'scheme-failed',
  'keys-unreachable',
  'keys-malformed',
  'keys-not-https',
  'discovery-issuer',
  'unknown-operation',
];

/** Writes entries with `write`, one line each. */
export function jsonLog(write: (line: string) => void): Log {
  return (entry) => {
    const level = troubles.includes(entry.reason) ? 'error' : 'info';
    write(JSON.stringify({ level, event: 'authorize', ...entry }));
  };
}
