import type { Locator } from '@playwright/test';

import type { LabPage } from './labPage';

const STATUS = '.jp-Bookstore-statusText';

/** What the status item says. */
export function statusOf({ page }: LabPage): Locator {
  return page.locator(STATUS);
}

/** The notices that are open. */
export function noticesOf({ page }: LabPage): Locator {
  return page.locator('.Toastify__toast');
}

/** Record what elements say from now on; gives every text that was ever there. */
export async function watchTexts(
  { page }: LabPage,
  selector: string
): Promise<() => Promise<string[]>> {
  const texts = await page.evaluateHandle(selector => {
    const texts = new Set<string>();
    const look = () =>
      document.querySelectorAll(selector).forEach(each => texts.add(each.textContent));
    new MutationObserver(look).observe(document, {
      childList: true,
      subtree: true,
      characterData: true
    });
    look();
    return texts;
  }, selector);
  return () => texts.evaluate(texts => [...texts]);
}

/** Record what the status item says from now on. */
export function watchStatus(labPage: LabPage): Promise<() => Promise<string[]>> {
  return watchTexts(labPage, STATUS);
}
