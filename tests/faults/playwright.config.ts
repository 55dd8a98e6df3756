import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../browser/harness/chromium.mjs';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/faults',
  workers: 2,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath: findChromium(), args: CHROMIUM_ARGS }
  }
});
