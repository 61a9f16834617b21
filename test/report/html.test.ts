// The page in a real browser: what it shows, its filter, its keyboard, its looks in both schemes. Where there is no
// Chromium only its text is tested.

import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { htmlReport } from '../../lib/report/html/index.js';
import { longReport, sampleReport } from './sample.js';

const render = async (report = sampleReport()) =>
  String(await htmlReport.render(await report, { colour: false }));

describe('html', () => {
  it('needs nothing from elsewhere', async () => {
    expect(await render()).not.toMatch(/(src|href)="(?!#)|@import|url\(/);
  });

  it('lets no text of a specification become markup', async () => {
    const text = await render();
    expect(text).toContain('T &lt;b&gt;');
    expect(text).not.toContain('<b>&');
  });
});

const executablePath = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((one) => existsSync(one));
const title = executablePath ? 'html in Chromium' : 'html in Chromium (skipped: there is none)';

describe.skipIf(!executablePath)(title, () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    if (!executablePath) return;
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    page = await browser.newPage();
    await page.setContent(await render(longReport(30)));
  });
  afterAll(() => browser?.close());

  const visible = () => page.locator('#findings li.finding:visible').count();

  it('filters by text and severity, and says how many are left', async () => {
    const search = page.locator('#findings input[type=search]');
    expect(await visible()).toBe(30);
    await search.fill('finding 29');
    expect(await visible()).toBe(1);
    expect(await page.locator('#findings output').textContent()).toBe('1 of 30 shown');
    await page.locator('#findings input[value=error]').uncheck();
    expect(await visible()).toBe(0);
    await search.fill('');
    expect(await visible()).toBe(29);
    await page.locator('#findings input[value=error]').check();
  });

  it('is used with the keyboard alone', async () => {
    await page.locator('body').press('/');
    expect(await page.evaluate('document.activeElement.name')).toBe('text');
    const first = page.locator('#findings details').first();
    await first.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await first.getAttribute('open')).not.toBeNull();
  });

  it('names its sections, tables and fields for screen readers', async () => {
    const unnamed = await page.evaluate(
      `[...document.querySelectorAll('input')].filter((one) => one.labels.length === 0).length +
       [...document.querySelectorAll('section')].filter((one) => !document.getElementById(one.getAttribute('aria-labelledby'))).length`,
    );
    expect(unnamed).toBe(0);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it.each(['light', 'dark'] as const)(
    'has enough contrast in the %s scheme',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      const ratios = (await page.evaluate(CONTRASTS)) as [string, number][];
      expect(ratios.length).toBeGreaterThan(3);
      expect(ratios.filter(([, ratio]) => ratio < 4.5)).toEqual([]);
    },
  );
});

/** WCAG 2.2 contrast of each text colour against the page: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
const CONTRASTS = `(() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((one) => {
    const part = Number(one) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = (colour) => { const [r, g, b] = channels(colour); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = luminance(getComputedStyle(document.body).backgroundColor);
  const colours = new Map();
  for (const one of document.querySelectorAll('body *')) {
    if (one.textContent.trim() === '' || one.tagName === 'SCRIPT') continue;
    colours.set(getComputedStyle(one).color, one.className || one.tagName);
  }
  return [...colours].map(([colour, name]) => {
    const text = luminance(colour);
    return [name, (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05)];
  });
})()`;
