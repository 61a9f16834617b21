// Every protection of the example specifications, taken away one at a time.

import { beforeAll, describe, expect, it } from 'vitest';
import {
  clinicFiles,
  Example,
  readMutants,
  recommended,
  type SpecMutant,
  type Told,
} from './mutant.js';

describe.each([
  ['orders.yaml', new Example('specs/orders.yaml')],
  ['inventory.yaml', new Example('specs/inventory.yaml')],
  ['clinic.yaml', new Example('specs/clinic/openapi.yaml', clinicFiles)],
])('%s', (table, example) => {
  let before: Told;
  beforeAll(async () => {
    before = await example.check();
  });

  it('gives no finding as it stands, and in the strictest packs nothing that fails', async () => {
    expect((await example.check(recommended)).findings).toEqual([]);
    expect(before.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it.each(readMutants<SpecMutant>(table))('$name', async (mutant) => {
    const told = await example.mutate(mutant);
    expect(example.news(told, before)).toEqual(example.expected(mutant).sort());
  });
});
