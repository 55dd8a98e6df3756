import { defineConfig } from '@playwright/test';

import { CHROMIUM_ARGS, findChromium } from './harness/chromium.mjs';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/browser',
  // What takes long is waiting for servers and pages: two are hardly slower than one.
  workers: 2,
  // Far longer than anything takes: a busy machine is no failure.
  timeout: 300_000,
  expect: { timeout: 45_000 },
  use: {
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findChromium(), args: CHROMIUM_ARGS }
  }
});
