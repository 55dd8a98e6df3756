import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { LabPage } from './labPage';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe-core finds wrong in a part of the page, as its rules and elements. */
export async function violationsIn({ page }: LabPage, selector: string): Promise<string[]> {
  await page.evaluate(readFileSync(AXE, 'utf8'));
  return page.evaluate(async selector => {
    const { violations } = await (window as any).axe.run(selector);
    return violations.flatMap(({ id, nodes }: any) =>
      nodes.map(({ html, failureSummary }: any) => `${id}: ${html} ${failureSummary}`)
    );
  }, selector);
}
