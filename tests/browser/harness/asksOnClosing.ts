import type { Page } from '@playwright/test';

/** Whether closing the tab asks first; it stays open either way. */
export async function asksOnClosing(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const closing = document.createEvent('BeforeUnloadEvent') as BeforeUnloadEvent;
    closing.initEvent('beforeunload', false, true);
    window.dispatchEvent(closing);
    return Boolean(closing.returnValue);
  });
}
