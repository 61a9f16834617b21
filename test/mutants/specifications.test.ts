// Every protection of the example specifications, taken away one at a time.

import { describe, expect, it } from 'vitest';
import { clinicFiles, Example, readMutants, type SpecMutant } from './mutant.js';

describe.each([
  ['orders.yaml', new Example('specs/orders.yaml')],
  ['inventory.yaml', new Example('specs/inventory.yaml')],
  ['clinic.yaml', new Example('specs/clinic/openapi.yaml', clinicFiles)],
])('%s', (table, example) => {
  it('gives nothing as it stands, with every rule', async () => {
    expect(example.lines(await example.check())).toEqual([]);
  });

  it.each(readMutants<SpecMutant>(table))('$name', async (mutant) => {
    const told = await example.mutate(mutant);
    expect(example.lines(told)).toEqual(example.expected(mutant).sort());
  });
});
