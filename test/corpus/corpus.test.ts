// Real specifications through `portcullis body` and `portcullis synth`: none crashes, and what cannot be served
// is an error at its line. Their licences do not all allow copies here: without the folder the tests skip.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../lib/cli/main.js';
import type { Terminal } from '../../lib/cli/terminal.js';
import { checkBody } from '../../lib/plan/index.js';
import { refusals } from '../support/aws/refusals.js';

const CORPUS = path.join(import.meta.dirname, '../../../shared/corpus');
const here = existsSync(CORPUS);
if (!here) console.log('skipped: the corpus of real specifications is not at ../shared/corpus');

/** Codes of errors; none: the specification is served, and `synth` writes it unless policy refuses it. */
const EXPECTED: readonly (readonly [
  file: string,
  errors: readonly string[],
  synth: 'written' | 'refused' | 'wrong',
])[] = [
  ['aws-validators/api.yaml', ['MOD-011'], 'wrong'],
  ['aws-vpclink-proxy/api.yaml', ['MOD-011'], 'wrong'],
  ['azure-odata-filter/azsadmin-ApplicationOperationResults.json', ['PLAN-400'], 'wrong'],
  ['digitalocean/specification/DigitalOcean-public.v2.yaml', ['PLAN-400'], 'wrong'],
  ['discord/openapi.json', ['PLAN-207', 'PLAN-400'], 'wrong'],
  ['docker-engine/swagger.yaml', [], 'refused'],
  ['ga4gh-drs/openapi/data_repository_service.openapi.yaml', ['SPEC-030'], 'wrong'],
  ['httpbin/httpbin.org.json', [], 'refused'],
  ['museum/openapi.yaml', [], 'written'],
  ['netlify/swagger.yml', ['PLAN-400'], 'wrong'],
  ['oai-callback/callback-example.yaml', [], 'refused'],
  ['openai/openapi.yaml', ['PLAN-400'], 'wrong'],
  ['ory-kratos/api.json', ['PLAN-403'], 'wrong'],
  ['readme-parameters-style/parameters-style.json', [], 'refused'],
  ['stripe/spec3.yaml', ['PLAN-400'], 'wrong'],
  ['twilio-api-v2010/twilio_api_v2010.json', [], 'written'],
];

/** Specifications for CloudFormation: what their stack would say, as variables. */
const FOR_CLOUDFORMATION: readonly (readonly [file: string, variables: readonly string[]])[] = [
  [
    'aws-validators/api.yaml',
    [
      'APIGatewayDynamoDBRole.Arn=arn:aws:iam::111122223333:role/restaurants',
      'RestaurantTable=restaurants',
    ],
  ],
  [
    'aws-vpclink-proxy/api.yaml',
    [
      'VpcLink=abcde1',
      'PrivateALB.DNSName=internal-alb.eu-central-1.elb.amazonaws.com',
      'PrivateALB=arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/a/0123456789abcdef',
    ],
  ],
];

const out = mkdtempSync(path.join(os.tmpdir(), 'portcullis-corpus-'));
const rows: string[] = [];
afterAll(() => {
  rmSync(out, { recursive: true, force: true });
  if (rows.length > 0) console.log(['specification | body | synth | body bytes | errors | warnings | notes', ...rows].join('\n'));
});

describe.skipIf(!here)('real specifications', () => {
  it.each(EXPECTED)('%s', async (file, errors, outcome) => {
    const spec = path.join(CORPUS, file);
    const options = ['--backend', 'https://backend.example.com'];
    const body = await run(['body', spec, '--explain', ...options]);
    const synth = await run(['synth', spec, '--out', path.join(out, path.dirname(file)), ...options]);
    const [, warnings = '0', notes = '0'] = /(\d+) warnings? and (\d+) notes? of /.exec(body.err) ?? [];
    rows.push([file, body.code, synth.code, body.out.length, codes(body.err).length, warnings, notes].join(' | '));
    expect(codes(body.err)).toEqual(errors);
    expect(body.code).toBe(errors.length > 0 ? 2 : 0);
    expect(synth.code).toBe({ written: 0, refused: 1, wrong: 2 }[outcome]);
    if (body.code === 0) {
      expect(checkBody(JSON.parse(body.out))).toEqual([]);
      expect(refusals(JSON.parse(body.out))).toEqual([]);
    }
  });
});

describe.skipIf(!here)('specifications for CloudFormation', () => {
  it.each(FOR_CLOUDFORMATION)('%s is served, given what its functions refer to', async (file, variables) => {
    const given = variables.flatMap((one) => ['--var', one]);
    const { code, out: body } = await run(['body', path.join(CORPUS, file), ...given]);
    expect(code).toBe(0);
    expect(body).not.toContain('Fn::');
    expect(refusals(JSON.parse(body))).toEqual([]);
  });
});

async function run(args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const text = { out: '', err: '' };
  const terminal: Terminal = {
    out: (part) => {
      text.out += part;
    },
    err: (part) => {
      text.err += part;
    },
    colour: false,
    errColour: false,
  };
  return { code: await main(args, terminal), ...text };
}

/** Codes of errors with a place, each once. */
function codes(text: string): string[] {
  const found = [...text.matchAll(/:\d+:\d+ error ([A-Z]+-\d+): /g)].map(([, code]) => code ?? '');
  return [...new Set(found)].sort();
}
