// What AWS stores of stages and policies, and gives back.

import {
  CreateDeploymentCommand,
  GetRestApiCommand,
  GetStageCommand,
  UpdateRestApiCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { document, operation } from './bodies.js';
import type { Question } from './question.js';
import type { Scratch } from './scratch.js';

const STAGE = 'verify';

export const stageQuestions: readonly Question[] = [
  {
    id: 'method-settings',
    question: 'Under which key does a stage keep the settings of GET /things/{id}?',
    assumption: 'things/{id}/GET, where the provider looks for them',
    async ask(scratch) {
      const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
      await scratch.mustImport(
        document({ '/things/{id}': { get: operation({ parameters: [id] }) } }),
      );
      const keys = await settingKeys(scratch, '/things/{id}/GET/throttling/rateLimit');
      return { observed: keys.join(', ') || 'under none', holds: keys[0] === 'things/{id}/GET' };
    },
  },
  {
    id: 'policy-wildcard',
    question: 'Does a resource policy with a wildcard for the API come back as it was sent?',
    assumption: 'yes: otherwise every plan would show a change',
    async ask(scratch) {
      const sent = {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: '*',
            Action: 'execute-api:Invoke',
            Resource: `arn:aws:execute-api:${scratch.region}:${scratch.accountId}:*/*`,
          },
        ],
      };
      const restApiId = await scratch.api();
      const patchOperations = [
        { op: 'replace', path: '/policy', value: JSON.stringify(sent) } as const,
      ];
      await scratch.client.send(new UpdateRestApiCommand({ restApiId, patchOperations }));
      const { policy = '' } = await scratch.client.send(new GetRestApiCommand({ restApiId }));
      // It is escaped once more than JSON needs.
      const returned: unknown = JSON.parse(JSON.parse(`"${policy}"`) as string);
      const same = canonical(returned) === canonical(sent);
      return { observed: same ? 'yes' : JSON.stringify(returned), holds: same };
    },
  },
];

async function settingKeys(scratch: Scratch, path: string): Promise<string[]> {
  const restApiId = await scratch.api();
  const { client, signal } = scratch;
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: STAGE }), {
    abortSignal: signal,
  });
  const stage = { restApiId, stageName: STAGE };
  const patchOperations = [{ op: 'replace', path, value: '10' } as const];
  await client.send(new UpdateStageCommand({ ...stage, patchOperations }));
  const { methodSettings = {} } = await client.send(new GetStageCommand(stage));
  return Object.keys(methodSettings);
}

/** The same text for the same value, whatever the order of keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
