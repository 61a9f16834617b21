// Runs Terraform as a process of its own while this one answers its calls: a control plane in this process
// could not answer while it waits for a command.

import { spawn } from 'node:child_process';

export interface Finished {
  /** `null` when a signal ended it. */
  readonly status: number | null;
  readonly output: string;
}

export interface Running {
  readonly finished: Promise<Finished>;
  /** As Ctrl-C in a terminal: Terraform and its providers get it. */
  interrupt(): void;
  /** As a machine that dies: neither Terraform nor its providers have time for anything. */
  kill(): void;
}

export function start(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Running {
  // A process group of its own, so that providers are reached too.
  const child = spawn(command, args, {
    ...options,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<Finished>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) =>
      resolve({ status, output: Buffer.concat(chunks).toString('utf8') }),
    );
  });
  const signal = (name: NodeJS.Signals) => {
    if (child.pid !== undefined) process.kill(-child.pid, name);
  };
  return { finished, interrupt: () => signal('SIGINT'), kill: () => signal('SIGKILL') };
}
