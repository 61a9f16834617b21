import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SummaryReporter } from './test/summary-reporter.js';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    reporters: ['default', new SummaryReporter()],
    // All of a small machine: most of the time tests wait for Terraform, which waits for its provider.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Terraform and cdktf runs take minutes on a busy machine with two processors.
    testTimeout: 300_000,
    hookTimeout: 600_000,
  },
});
