import { describe, expect, it } from 'vitest';
import { create } from 'xmlbuilder2';
import { junit } from '../../lib/report/junit.js';
import { sampleReport } from './sample.js';

interface Element {
  readonly [name: string]: unknown;
}

async function suites(): Promise<Element> {
  const text = await junit.render(await sampleReport(), { colour: false });
  return create(text).end({ format: 'object' }) as unknown as Element;
}

describe('junit', () => {
  it('counts tests, failures, errors and what is skipped', async () => {
    const { testsuites } = (await suites()) as { testsuites: Element };
    expect([testsuites['@tests'], testsuites['@failures'], testsuites['@errors']]).toEqual([
      '5',
      '1',
      '1',
    ]);
    expect(testsuites['@skipped']).toBe('2');
  });

  it('has a suite for each file, with a case for each finding and each rule that was met', async () => {
    const { testsuites } = (await suites()) as { testsuites: { testsuite: Element[] } };
    expect(testsuites.testsuite.map((one) => one['@name'])).toEqual(['x.yaml', 'specs/a b.yaml']);
    const cases = testsuites.testsuite[1]?.['testcase'] as Element[];
    expect(cases.map((one) => [one['@line'], Object.keys(one).at(-1)])).toEqual([
      ['3', 'failure'],
      ['3', 'skipped'],
      ['3', 'skipped'],
      [undefined, '@file'],
    ]);
  });

  it('says where, what is at risk and what to type, and why something is skipped', async () => {
    const text = await junit.render(await sampleReport(), { colour: false });
    expect(text).toContain('<failure message="warning: the title `T &lt;b&gt;` | is long">');
    expect(text).toContain('specs/a b.yaml:3:10\nthe title `T &lt;b&gt;` | is long\nRisk: nobody');
    expect(text).toContain('message="waived until 2028-01-01: known &amp; fine"');
    expect(text).toContain('message="info: `x` is not known before apply"');
  });
});
