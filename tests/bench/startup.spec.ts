import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { notebook, test, expect } from '../browser/harness';
import { median, record, spread } from './results';

const LOADS = 9;
const STATIC = new URL('../../jupyterlab_bookstore/labextension/static/', import.meta.url);

test('activation, and bytes before the first save', async ({ bucket, lab, labPage }) => {
  const { page } = labPage;
  await page.addInitScript(timeActivation);
  lab.write('bench.ipynb', notebook({ sizeBytes: 10_000 }));
  const loaded = new Set<string>();
  page.on('response', response => {
    const [, file] = /jupyterlab-bookstore\/static\/([^?]+)/.exec(response.url()) ?? [];
    if (file) {
      loaded.add(file);
    }
  });
  const times: number[] = [];
  for (let load = 0; load < LOADS; load++) {
    await labPage.reload();
    times.push(await page.evaluate(() => (window as any).bookstoreActivationMs));
  }
  await labPage.open('bench.ipynb');
  const before = [...loaded];
  await labPage.editCell('bench.ipynb', 'x = 1');
  await labPage.save('bench.ipynb');
  await expect.poll(() => bucket.count()).toBe(1);
  record({
    what: 'activation of all plugins',
    measured: spread(times),
    aim: '≤ 5 ms',
    holds: median(times) <= 5,
    data: times
  });
  const early = gzipped(before);
  record({
    what: 'loaded before the first save, gzip',
    measured: kilobytes(early),
    aim: '≤ 30 kB',
    holds: early <= 30_000,
    data: before
  });
  const all = gzipped(readdirSync(STATIC).filter(file => file.endsWith('.js')));
  record({
    what: 'everything, gzip',
    measured: kilobytes(all),
    aim: '≤ 150 kB',
    holds: all <= 150_000,
    data: readdirSync(STATIC)
  });
});

/** Adds up what the `activate` functions of our plugins take. */
function timeActivation(): void {
  (window as any).bookstoreActivationMs = 0;
  const timed = (plugin: any) => ({
    ...plugin,
    activate: (...args: unknown[]) => {
      const begun = performance.now();
      try {
        return plugin.activate(...args);
      } finally {
        (window as any).bookstoreActivationMs += performance.now() - begun;
      }
    }
  });
  const wrap = (container: any) => ({
    ...container,
    get: async (module: string) => {
      const factory = await container.get(module);
      return () => {
        const exported = factory();
        return module === './extension'
          ? { ...exported, __esModule: true, default: exported.default.map(timed) }
          : exported;
      };
    }
  });
  (window as any)._JUPYTERLAB = new Proxy(
    {},
    {
      set: (all: any, name: string, container) => {
        all[name] = name === 'jupyterlab-bookstore' ? wrap(container) : container;
        return true;
      }
    }
  );
}

function gzipped(files: string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, STATIC))).length, 0);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
