import type { Locator } from '@playwright/test';

import type { LabPage } from './labPage';

/** What the status item says. */
export function statusOf({ page }: LabPage): Locator {
  return page.locator('.jp-Bookstore-statusText');
}

/** The notices that are open. */
export function noticesOf({ page }: LabPage): Locator {
  return page.locator('.Toastify__toast');
}
