// The script that asks a real account, asked of the control plane: its own logic, not AWS's answers.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importQuestions } from '../../scripts/verify-aws/import-questions.js';
import { verify } from '../../scripts/verify-aws/run.js';
import { Scratch } from '../../scripts/verify-aws/scratch.js';
import { stageQuestions } from '../../scripts/verify-aws/stage-questions.js';
import { validationQuestions } from '../../scripts/verify-aws/validation-questions.js';
import { ControlPlane } from '../support/aws/control-plane.js';
import { ACCOUNT, REGION } from '../support/aws/world.js';

const questions = [...importQuestions, ...validationQuestions, ...stageQuestions];
const script = fileURLToPath(new URL('../../scripts/verify-aws.ts', import.meta.url));

let plane: ControlPlane;
beforeAll(async () => {
  plane = await ControlPlane.start();
});
afterAll(() => plane.stop());

function scratch(signal = new AbortController().signal): Scratch {
  const client = new APIGatewayClient({
    region: REGION,
    endpoint: plane.url,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 2,
  });
  return new Scratch(client, ACCOUNT, REGION, signal);
}

describe('verify:aws', () => {
  it('decides every question and leaves nothing', async () => {
    const lines: string[] = [];
    const { results, left } = await verify(questions, scratch(), (line) => lines.push(line));
    expect(results.filter(({ outcome }) => outcome !== 'holds')).toEqual([]);
    expect(results).toHaveLength(questions.length);
    expect(left).toEqual([]);
    expect(lines.join('\n')).toContain('AWS: things/{id}/GET');
    expect(plane.contents()).toEqual([]);
    expect(plane.unknown).toEqual([]);
  });

  it('says what it could not decide, goes on, and still cleans up', async () => {
    const fault = { code: 'AccessDeniedException', status: 403, message: 'not allowed' };
    plane.faults.inject({ operation: 'GetMethod', times: 1, ...fault });
    const { results } = await verify(questions.slice(0, 2), scratch(), () => {});
    expect(results).toMatchObject([
      { id: 'root-security', outcome: 'undecided', observed: 'not allowed' },
      { id: 'path-parameters', outcome: 'holds' },
    ]);
    expect(plane.contents()).toEqual([]);
  });

  it('says what differs from what the product relies on', async () => {
    const fault = { code: 'BadRequestException', status: 400, message: 'no such policy' };
    plane.faults.inject({ operation: 'PutRestApi', times: 1, ...fault });
    const tls = questions.filter(({ id }) => id === 'tls-regional');
    const { results } = await verify(tls, scratch(), () => {});
    expect(results).toEqual([
      { id: 'tls-regional', outcome: 'differs', observed: 'no such policy' },
    ]);
  });

  it('names what it could not delete', async () => {
    const fault = { code: 'AccessDeniedException', status: 403, message: 'not allowed' };
    plane.faults.inject({ operation: 'DeleteRestApi', times: 1, ...fault });
    const one = scratch();
    const { left } = await verify(questions.slice(0, 1), one, () => {});
    expect(left).toEqual([expect.stringMatching(/^\w+: not allowed$/)]);
    expect(await one.clean()).toEqual([]);
  });
});

/** The script as a user starts it. */
function run(...args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    env: { ...process.env, ...plane.env },
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<{ code: number | null; text: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, text: Buffer.concat(chunks).toString('utf8') })),
  );
  return { child, finished };
}

describe('npm run verify:aws', () => {
  it.each([
    ['neither', []],
    ['no region', ['--yes']],
    ['no consent', ['--region', REGION]],
    ['an unknown option', ['--yes', '--region', REGION, '--force']],
  ])('refuses to run with %s, and calls nothing', async (_, args) => {
    plane.calls.length = 0;
    const { code, text } = await run(...args).finished;
    expect(code).toBe(2);
    expect(text).toContain('usage: npm run verify:aws -- --yes --region REGION');
    expect(plane.calls).toEqual([]);
  });

  it('asks everything and says how it went', async () => {
    const { code, text } = await run('--yes', '--region', REGION).finished;
    expect(text).toContain(`account ${ACCOUNT}, region ${REGION}, ${questions.length} questions`);
    expect(text).toContain(`${questions.length} hold, 0 differ, 0 undecided, 0 not asked`);
    expect(code).toBe(0);
  });

  it('cleans up after Ctrl-C', async () => {
    const hold = plane.faults.hold('GetMethod');
    const { child, finished } = run('--yes', '--region', REGION);
    await hold.arrived;
    child.kill('SIGINT');
    const { code, text } = await finished;
    hold.discard();
    expect(code).toBe(1);
    expect(text).toContain(`1 undecided, ${questions.length - 1} not asked`);
    expect(plane.contents()).toEqual([]);
  });
});
