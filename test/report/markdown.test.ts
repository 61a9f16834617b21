import { describe, expect, it } from 'vitest';
import { COMMENT_MARK } from '../../lib/report/index.js';
import { markdown } from '../../lib/report/markdown.js';
import { longReport, sampleReport } from './sample.js';

const render = async (report = sampleReport()) =>
  String(await markdown.render(await report, { colour: false }));

describe('markdown', () => {
  it('begins with the mark by which a later run finds the comment', async () => {
    expect((await render()).startsWith(`${COMMENT_MARK}\n`)).toBe(true);
  });

  it('lets no text of a specification become markup', async () => {
    const text = await render();
    expect(text).toContain('the title <code>T &lt;b&gt;</code> | is long</summary>');
    expect(text).toContain('someone&#64;example.com');
    expect(text).toContain('```\n    1 | openapi: 3.1.0');
  });

  it('shows the security meaning of a change before the findings', async () => {
    const { findings } = await sampleReport();
    const [{ at } = { at: undefined }] = findings;
    if (!at) throw new Error('unreachable: the sample has findings');
    const change = {
      severity: 'error',
      kind: 'authentication',
      of: 'GET /a',
      gone: false,
    } as const;
    const text = await render(sampleReport({ changes: [{ ...change, message: 'is public', at }] }));
    const row = '| 🔴 opens | <code>GET /a</code> is public | <code>specs/a b.yaml:3</code> |';
    expect(text).toContain(row);
    expect(text.indexOf(row)).toBeLessThan(text.indexOf('<details>'));
  });

  it('shows each control of a pack with its evidence and what is out of reach', async () => {
    const text = await render();
    expect(text).toContain('| API2 Broken authentication | broken | 1 | 1 | 3 |');
    expect(text).toContain('| API10 Unsafe consumption of APIs | outside | 0 | 0 | 0 |');
  });

  it('lists waived findings with reason and last day', async () => {
    expect(await render()).toContain('it is odd | known &amp; fine | 2028-01-01 |');
  });

  it.each([0, 1, 400, 5000])('stays below the limit of GitHub with %i findings', async (count) => {
    const text = await render(longReport(count));
    expect(text.length).toBeLessThanOrEqual(65_536);
    if (count === 5000) {
      expect(text).toMatch(/_\d+ more not shown here: see the other reports\._/);
      // The most severe is the last in the report, and the first here.
      expect(text.indexOf('finding number 4999')).toBeLessThan(text.indexOf('finding number 0<'));
    }
  });

  it('shows errors and findings before warnings about the input, which may fill it', async () => {
    const warning = { code: 'PLAN-101', severity: 'warning', message: 'x'.repeat(200) } as const;
    const error = { code: 'SPEC-004', severity: 'error', message: 'the file is empty' } as const;
    const { findings } = await sampleReport();
    const diagnostics = [...Array(400).fill(warning), error];
    const text = await render(sampleReport({ diagnostics }));
    const at = ['SPEC-004', `<b>${findings[0]?.rule}</b>`, 'PLAN-101', 'more not shown here'].map(
      (part) => text.indexOf(part),
    );
    expect(at).not.toContain(-1);
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });

  it('shows findings whatever room waivers ask for', async () => {
    const { findings } = await sampleReport();
    const [open, waived] = findings;
    if (!open || !waived?.waived) throw new Error('unreachable: the sample has both');
    const long = { ...waived, waived: { ...waived.waived, reason: 'r'.repeat(70_000) } };
    const text = await render(sampleReport({ findings: [open, long] }));
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text).toContain('<summary>🟠 <b>operation-has-authentication</b>');
    expect(text).toContain('1 waived finding');
  });
});
