// npm run verify:aws -- --yes --region eu-west-1: puts the open questions about API Gateway to a real account.
// It makes up to three empty REST APIs, deletes them at the end, and touches nothing else. Credentials are those
// of the AWS SDK's default chain.

import { parseArgs } from 'node:util';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { importQuestions } from './verify-aws/import-questions.js';
import { verify } from './verify-aws/run.js';
import { Scratch } from './verify-aws/scratch.js';
import { stageQuestions } from './verify-aws/stage-questions.js';
import { validationQuestions } from './verify-aws/validation-questions.js';

const USAGE = `usage: npm run verify:aws -- --yes --region REGION
  Makes up to three REST APIs in the account of your credentials, asks, and deletes them. It takes some minutes:
  API Gateway deletes one API in 30 seconds. The role needs apigateway:* on /restapis and sts:GetCallerIdentity.`;

/** API Gateway's control plane allows one DeleteRestApi in 30 seconds: the SDK waits and tries again. */
const ATTEMPTS = 12;

process.exitCode = await main();

async function main(): Promise<number> {
  const given = readArguments();
  if (!given) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const { region } = given;
  const { Account } = await new STSClient({ region }).send(new GetCallerIdentityCommand({}));
  const client = new APIGatewayClient({ region, maxAttempts: ATTEMPTS });
  const abort = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => abort.abort());
  const scratch = new Scratch(client, Account ?? '', region, abort.signal);
  const questions = [...importQuestions, ...validationQuestions, ...stageQuestions];
  process.stdout.write(`account ${Account}, region ${region}, ${questions.length} questions\n`);
  const { results, left } = await verify(questions, scratch, (line) =>
    process.stdout.write(`${line}\n`),
  );
  const count = (outcome: string) => results.filter((one) => one.outcome === outcome).length;
  process.stdout.write(
    `${count('holds')} hold, ${count('differs')} differ, ${count('undecided')} undecided, ${questions.length - results.length} not asked\n`,
  );
  return count('holds') === questions.length && left.length === 0 ? 0 : 1;
}

function readArguments(): { readonly region: string } | undefined {
  try {
    const { values } = parseArgs({
      options: { yes: { type: 'boolean' }, region: { type: 'string' } },
    });
    const { yes, region } = values;
    return yes === true && region !== undefined && region !== '' ? { region } : undefined;
  } catch {
    return undefined;
  }
}
