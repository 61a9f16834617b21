// npm start: what Portcullis does, shown on the example specifications: routes with their protection, what is
// provisioned, the findings, and what to type next.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installIfNeeded, root, run } from './install.js';

installIfNeeded();
const { buildIfStale } = await import('./build.js');
await buildIfStale();
const command = path.join(root, 'bin', 'portcullis.js');
const out = mkdtempSync(path.join(os.tmpdir(), 'portcullis-'));
try {
  heading('Routes and their protection (portcullis routes)');
  run('node', [command, 'routes']);
  heading('Provisioned (portcullis synth)');
  const { status, stderr } = spawnSync('node', [command, 'synth', '--out', out], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) {
    process.stderr.write(stderr);
    process.exit(status ?? 1);
  }
  for (const stack of readdirSync(path.join(out, 'stacks'))) console.log(provisioned(stack));
  heading('Findings (portcullis check)');
  run('node', [command, 'check']);
} finally {
  rmSync(out, { recursive: true, force: true });
}
heading('Next');
console.log(`  node bin/portcullis.js explain operation-has-authentication   why a rule exists, and how to satisfy it
  node bin/portcullis.js body specs/orders.yaml                 the import body for API Gateway
  node bin/portcullis.js check my-api.yaml --backend https://my-service.example.com
  npx cdktf diff orders                                         what would be deployed (needs Terraform and AWS)`);

function heading(text) {
  console.log(`\n── ${text} ${'─'.repeat(Math.max(0, 76 - text.length))}\n`);
}

/** `orders: 43 resources: 1 aws_api_gateway_rest_api, …` */
function provisioned(stack) {
  const json = JSON.parse(readFileSync(path.join(out, 'stacks', stack, 'cdk.tf.json'), 'utf8'));
  const counts = Object.entries(json.resource).map(([type, byName]) => [
    type,
    Object.keys(byName).length,
  ]);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const lines = counts.map(([type, count]) => `  ${String(count).padStart(3)}  ${type}`);
  return `${stack}: ${total} resources\n${lines.join('\n')}`;
}
