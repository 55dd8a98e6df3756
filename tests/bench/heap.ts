import type { LabPage } from '../browser/harness';

/** What the page's objects take, once nothing is left that nobody needs. */
export async function heapMb({ page }: LabPage): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}
