import type { Lab } from './lab';
import type { LabPage } from './labPage';
import { notebook } from './notebook';

/** A notebook of at least this size: long ones take more work to look into than large pictures. */
export function longNotebook(sizeBytes: number): string {
  const { cells, ...rest } = JSON.parse(notebook({ sizeBytes: 2_000 }));
  const length = Math.ceil(sizeBytes / JSON.stringify(cells[0]).length);
  const many = Array.from({ length }, (_, index) => ({
    ...cells[0],
    id: `cell-${index}`
  }));
  return JSON.stringify({ ...rest, cells: many });
}

/**
 * Save a notebook without opening it. The page saves a stand-in, and Jupyter gets the whole: to
 * write so much JSON would block the page by itself, and is no part of archiving.
 */
export async function saveLarge(
  labPage: LabPage,
  lab: Lab,
  path: string,
  text: string
): Promise<void> {
  await labPage.page.route(`**/api/contents/${path}**`, async route => {
    if (route.request().method() !== 'PUT') {
      return route.continue();
    }
    const answer = await lab.fetch(`api/contents/${path}`, {
      method: 'PUT',
      body: `{"type": "notebook", "format": "json", "content": ${text}}`
    });
    return route.fulfill({ status: answer.status, json: await answer.json() });
  });
  await labPage.saveContents(path, 'stand-in');
}
