import { expect, it } from 'vitest';
import { explainLosses } from '../../lib/cli/explain-losses.js';
import { checkText } from '../../lib/testing/index.js';

const SPEC = `openapi: 3.0.3
info: { title: Losses, version: '1' }
paths:
  /a:
    get: { security: [], deprecated: true, responses: { '200': { description: Fine } } }
    post:
      security: []
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                one: { type: string, nullable: true }
                two: { type: string, nullable: true }
                three: { type: array, items: { type: string, pattern: '[[]' } }
      responses: { '200': { description: Fine } }
`;

it('groups by how much it matters and by kind, largest first, with every place', async () => {
  const { diagnostics } = await checkText(SPEC, { rules: [] });
  expect(explainLosses(diagnostics, { colour: false })).toMatchInlineSnapshot(`
    "Said in other words, with the same meaning: 1 place, 1 kind

    PLAN-303 1 time
      openapi.yaml:5:26 API Gateway does not know that GET /a is deprecated
      hint: send a Deprecation or Sunset header from the back end

    Checked less strictly than the specification says: 3 places, 2 kinds

    PLAN-101 2 times
      openapi.yaml:14:17 \`one\` may be null, which API Gateway cannot validate: any value passes
      openapi.yaml:15:17 \`two\` may be null, which API Gateway cannot validate: any value passes
      hint: leave the property out instead of sending null, or validate it in the back end

    PLAN-105 1 time
      openapi.yaml:16:71 pattern \`[[]\` is not validated: a \`[\` in a character class begins another one in Java; write \`\\[\`
      hint: write it with character classes, groups and quantifiers that Java and JavaScript share

    3 warnings and 1 note of 3 kinds
    "
  `);
});

it('shows the first places of each kind where not all fit', async () => {
  const { diagnostics } = await checkText(SPEC, { rules: [] });
  const text = explainLosses(diagnostics, { colour: false, most: 1 });
  expect(text).toContain('openapi.yaml:14:17 `one` may be null');
  expect(text).not.toContain('`two`');
  expect(text).toContain('… and 1 more');
});

it('says so when nothing was lost', () => {
  expect(explainLosses([], { colour: false })).toBe('Nothing was rewritten or lost.\n');
});
