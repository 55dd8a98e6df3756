import type { Locator } from '@playwright/test';

import type { LabPage } from './labPage';

const STATUS = '.jp-Bookstore-statusText';

/** What the status item says. */
export function statusOf({ page }: LabPage): Locator {
  return page.locator(STATUS);
}

/** The notices that are open, without those that are on their way out. */
export function noticesOf({ page }: LabPage): Locator {
  return page.locator('.Toastify__toast:not([class*="slide-exit"])');
}

/** Record what elements say from now on, attributes too; gives every HTML that was ever there. */
export async function watchHtml(
  { page }: LabPage,
  selector: string
): Promise<() => Promise<string[]>> {
  const texts = await page.evaluateHandle(selector => {
    const texts = new Set<string>();
    const look = () =>
      document.querySelectorAll(selector).forEach(each => texts.add(each.outerHTML));
    new MutationObserver(look).observe(document, {
      childList: true,
      subtree: true,
      attributes: true,
      characterData: true
    });
    look();
    return texts;
  }, selector);
  return () => texts.evaluate(texts => [...texts]);
}

/** Record what the status item says from now on. */
export function watchStatus(labPage: LabPage): Promise<() => Promise<string[]>> {
  return watchHtml(labPage, STATUS);
}
