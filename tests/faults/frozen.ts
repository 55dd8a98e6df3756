import type { LabPage } from '../browser/harness';

/**
 * Let nothing run in a tab any more, as a browser does that saves energy.
 * @returns how to let it go on.
 */
export async function freeze({ page }: LabPage): Promise<() => Promise<void>> {
  const browser = await page.context().newCDPSession(page);
  const paused = new Promise<void>(resolve => browser.once('Debugger.paused', () => resolve()));
  await browser.send('Debugger.enable');
  await browser.send('Debugger.pause');
  await paused;
  return async () => {
    await browser.send('Debugger.resume');
    await browser.send('Debugger.disable');
    await browser.detach();
  };
}
