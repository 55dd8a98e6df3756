import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../browser/harness/chromium.mjs';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/bench',
  workers: 1,
  timeout: 600_000,
  reporter: [['line']],
  use: {
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath: findChromium(), args: CHROMIUM_ARGS }
  }
});
