// What the services of one control plane share: the account, ids, and what is not visible yet. State lives in
// the services, and a service that depends on another is given it.

import { createHash } from 'node:crypto';
import { AwsError } from './http.js';

export const ACCOUNT = '111122223333';
export const REGION = 'us-east-1';
export const PARTITION = 'aws';

/** Things that exist only a moment after AWS said so; the first use of one fails, as it does there. */
export class Propagation {
  private readonly fresh = new Set<string>();

  made(name: string): void {
    this.fresh.add(name);
  }

  /** Whether this is the first use. */
  unknownYet(name: string): boolean {
    return this.fresh.delete(name);
  }
}

export class World {
  private made = 0;
  readonly propagation = new Propagation();

  /** A new id of this many lower-case letters and digits, different for each call and the same in each run. */
  id(length = 10): string {
    this.made += 1;
    const hash = createHash('sha256').update(`control-plane-${this.made}`).digest('hex');
    return BigInt(`0x${hash}`).toString(36).slice(0, length).padEnd(length, '0');
  }

  /** A new id in the form of a UUID. */
  uuid(): string {
    const hex = createHash('sha256').update(this.id()).digest('hex');
    return [8, 4, 4, 4, 12]
      .map((length, at) =>
        hex.slice([0, 8, 12, 16, 20][at], ([0, 8, 12, 16, 20][at] ?? 0) + length),
      )
      .join('-');
  }

  /** Seconds since 1970. */
  now(): number {
    return Math.floor(Date.now() / 1000);
  }

  arn(
    service: string,
    resource: string,
    region: string = REGION,
    account: string = ACCOUNT,
  ): string {
    return `arn:${PARTITION}:${service}:${region}:${account}:${resource}`;
  }
}

/** The entry of a map, or the service's own "not found". */
export function found<T>(value: T | undefined, code: string, message: string, status = 400): T {
  if (value === undefined) throw new AwsError(code, message, status);
  return value;
}
