import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { type Browser, chromium, type Page } from '@playwright/test';

import { CHROMIUM_ARGS, findChromium } from './chromium.mjs';

/** A Chromium with a profile on disk, which can be killed and started again. */
export class Profile {
  private dir = mkdtempSync(join(tmpdir(), 'bookstore-profile-'));
  private process: ChildProcess | null = null;
  private browser: Browser | null = null;

  /** Start Chromium on the profile and give a page. */
  async start(): Promise<Page> {
    const portFile = join(this.dir, 'DevToolsActivePort');
    rmSync(portFile, { force: true });
    this.process = spawn(
      findChromium(),
      [
        ...CHROMIUM_ARGS,
        '--headless=new',
        '--remote-debugging-port=0',
        `--user-data-dir=${this.dir}`,
        'about:blank'
      ],
      // A process group of its own, so that its helpers die with it.
      { detached: true, stdio: 'ignore' }
    );
    while (!existsSync(portFile) || !readFileSync(portFile, 'utf8')) {
      await sleep(50);
    }
    const [port] = readFileSync(portFile, 'utf8').split('\n');
    this.browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    return this.browser.contexts()[0].newPage();
  }

  /** End every process of it at once, without a chance to write anything. */
  async kill(): Promise<void> {
    if (!this.process || this.process.exitCode !== null) {
      return;
    }
    const exited = once(this.process, 'exit');
    process.kill(-this.process.pid!, 'SIGKILL');
    await exited;
    await this.browser?.close().catch(() => undefined);
    this.process = null;
  }

  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.dir, { recursive: true, force: true, maxRetries: 5 });
  }
}
