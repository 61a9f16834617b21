import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    // Terraform and cdktf runs take tens of seconds on a busy two-core machine.
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
