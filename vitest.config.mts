import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,electron,renderer,tools}/**/*.test.{ts,tsx}'],
    passWithNoTests: true,
    // The native TensorFlow binding keeps global state, so test files get a process each, not a thread.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: { TF_CPP_MIN_LOG_LEVEL: '2' },
  },
});
