import { defineConfig } from '@playwright/test';

// `npm test -- desktop` and `npm test -- browser` find or install what is driven, build, and name it in the environment:
// CONVCANVAS_TEST_ELECTRON is an Electron executable, CONVCANVAS_TEST_CHROMIUM a Chromium one.
const chromium = process.env.CONVCANVAS_TEST_CHROMIUM;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/artifacts',
  // One window at a time: training takes all cores, and two at once would be slow in ways that no user sees.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', testDir: 'e2e/desktop' },
    {
      name: 'browser',
      testDir: 'e2e/browser',
      use: {
        browserName: 'chromium',
        launchOptions: {
          ...(chromium ? { executablePath: chromium } : {}),
          args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
        },
      },
    },
  ],
});
