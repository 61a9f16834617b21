// What goes wrong on purpose: calls that are throttled or fail, and calls that are held until a test lets go.

import { AwsError } from './http.js';

export interface Fault {
  /** The operation it befalls, for example `PutRestApi`. */
  readonly operation: string;
  readonly code: string;
  readonly status: number;
  readonly message?: string;
  /** How many calls in a row. */
  readonly times: number;
}

export const THROTTLED = { code: 'TooManyRequestsException', status: 429 } as const;
export const FAILING = { code: 'InternalFailure', status: 500 } as const;

export class Faults {
  private readonly pending: { fault: Fault; left: number }[] = [];
  private readonly holds = new Map<string, Hold>();

  inject(fault: Fault): void {
    this.pending.push({ fault, left: fault.times });
  }

  /** @throws the fault that befalls a call, if any */
  strike(operation: string): void {
    const one = this.pending.find(({ fault, left }) => fault.operation === operation && left > 0);
    if (!one) return;
    one.left -= 1;
    const { code, status, message = `${operation} was made to fail` } = one.fault;
    throw new AwsError(code, message, status);
  }

  /** Faults that never befell anything, by operation: a test that injects one must see it happen. */
  unspent(): string[] {
    return this.pending.filter(({ left }) => left > 0).map(({ fault }) => fault.operation);
  }

  /** Holds every call of an operation, before it does anything, until it is released. */
  hold(operation: string): Hold {
    const hold = new Hold(() => this.holds.delete(operation));
    this.holds.set(operation, hold);
    return hold;
  }

  /** Resolves to whether the call may go on. */
  async wait(operation: string): Promise<boolean> {
    return (await this.holds.get(operation)?.arrive()) ?? true;
  }
}

export class Hold {
  private announce: () => void = () => {};
  private settle: (goOn: boolean) => void = () => {};
  /** Resolves when a call has arrived and waits. */
  readonly arrived = new Promise<void>((resolve) => {
    this.announce = resolve;
  });
  private readonly settled = new Promise<boolean>((resolve) => {
    this.settle = resolve;
  });

  constructor(private readonly end: () => void) {}

  arrive(): Promise<boolean> {
    this.announce();
    return this.settled;
  }

  /** The held calls do what they were sent for. */
  release(): void {
    this.end();
    this.settle(true);
  }

  /** The held calls never reach the service: who sent them is gone. */
  discard(): void {
    this.end();
    this.settle(false);
  }
}
