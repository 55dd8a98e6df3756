import { expect } from '@playwright/test';

import type { LabPage } from './labPage';

/**
 * Run a function in the page with a service that a plugin provides.
 * @param token - Name of its token.
 * @param run - Is sent as text: it sees only its two arguments.
 */
export function withService<R, A = undefined>(
  { page }: LabPage,
  token: string,
  run: (service: any, arg: A) => R | Promise<R>,
  arg?: A
): Promise<R> {
  return page.evaluate(`(async (app, name, run, arg) => {
    for (const { provides } of app.pluginRegistry._plugins.values()) {
      if (provides?.name === name) {
        return run(await app.resolveRequiredService(provides), arg);
      }
    }
    throw new Error('Nobody provides ' + name);
  })(window.jupyterapp, ${JSON.stringify(token)}, ${run}, ${JSON.stringify(arg) ?? 'undefined'})`);
}

/** With the service of this extension. */
export function withBookstore<R, A = undefined>(
  labPage: LabPage,
  run: (bookstore: any, arg: A) => R | Promise<R>,
  arg?: A
): Promise<R> {
  return withService(labPage, 'jupyterlab-bookstore:IBookstore', run, arg);
}

/** Set a setting of any plugin, as its form does. */
export function setSetting(
  labPage: LabPage,
  plugin: string,
  key: string,
  value: unknown
): Promise<void> {
  return withService(
    labPage,
    '@jupyterlab/coreutils:ISettingRegistry',
    (registry, { plugin, key, value }) => registry.set(plugin, key, value),
    { plugin, key, value }
  );
}

/** Wait until the bytes of every save that the page was told of are in this browser. */
export async function captured(labPage: LabPage): Promise<void> {
  await expect.poll(() => withBookstore(labPage, ({ capture }) => capture.pending)).toBe(0);
}

/** Wait until every save that the page was told of is a version: what comes later is a ghost. */
export async function settled(labPage: LabPage): Promise<void> {
  const waiting = () =>
    withBookstore(labPage, async ({ capture, outbox, ready }) => {
      await ready;
      const counts: number[] = [...(await outbox.counts()).values()];
      return counts.reduce((sum, count) => sum + count, capture.pending);
    });
  await expect.poll(waiting, { timeout: 120_000 }).toBe(0);
}
