// What README shows is what a user gets.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { portcullis, project } from '../cli/run.js';

const README = readFileSync(path.join(import.meta.dirname, '../../README.md'), 'utf8');

/** The code blocks of a section. */
function blocks(section: string): string[] {
  const from = README.indexOf(`## ${section}\n`);
  const to = README.indexOf('\n## ', from + 1);
  return [...README.slice(from, to).matchAll(/```\w*\n(.*?)```/gs)].map(([, text]) => text ?? '');
}

const [before = '', after = ''] = blocks('A specification, before and after');
/** New rules change their number. */
const withoutCount = (text: string) => text.replace(/\d+ rules on/, 'rules on');

describe('README', () => {
  it('shows what check says of the first specification', () => {
    const [shown = ''] = blocks('When a check fails');
    const gateway = `x-gateway:
  owner: team-orders
  backend: { http: https://orders.internal.example.com, timeout: 10s }
`;
    const folder = project({
      'specs/orders.yaml': before.replace('paths:\n', `${gateway}paths:\n`),
    });
    const { code, out } = portcullis(folder, 'check');
    expect(`$ portcullis check\n${withoutCount(out)}`).toBe(withoutCount(shown));
    expect(code).toBe(1);
  });

  it('shows a second specification that passes', () => {
    const folder = project({ 'specs/orders.yaml': after });
    const { code, out } = portcullis(folder, 'check');
    expect([code, out]).toEqual([0, expect.stringMatching(/^✓ 0 errors, 0 warnings \(/)]);
  });

  it('names every command', () => {
    const { out } = portcullis(project(), '--help');
    const commands = [...out.matchAll(/^ {2}(\w+) .*\[/gm)].map(([, name]) => name ?? '');
    expect(commands.length).toBeGreaterThan(5);
    for (const name of commands.filter((one) => one !== 'help'))
      expect(README).toMatch(new RegExp(`\`portcullis ${name}\\b|, \`${name} `));
  });
});
