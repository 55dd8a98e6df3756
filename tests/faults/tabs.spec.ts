import { anyPut, expect, notebook, saveTimes } from '../browser/harness';
import { faultCase } from './faultCase';

faultCase('16', 'four tabs that save one path', async ({ lab, labPage, newTab }) => {
  const tabs = [labPage, await newTab(), await newTab(), await newTab()];
  for (let save = 0; save < 20; save++) {
    const tab = tabs[save % tabs.length]!;
    const before = lab.witness('a.ipynb').length;
    await tab.saveContents('a.ipynb', notebook({ seed: `${save}` }));
    await expect.poll(() => lab.witness('a.ipynb').length).toBe(before + 1);
    // The next write would be read by the tab that saved this one.
    await expect
      .poll(() =>
        tab.app(
          app =>
            app.pluginRegistry._plugins.get('jupyterlab-bookstore:plugin').service.capture.pending
        )
      )
      .toBe(0);
  }
  return { fired: tabs.length };
});

faultCase(
  '17',
  'the uploading tab closed in the middle',
  async ({ lab, labPage, newTab, wire }) => {
    const other = await newTab();
    lab.write('a.ipynb', notebook({ sizeBytes: 100_000 }));
    await other.open('a.ipynb');
    const held = wire.hold(1);
    await saveTimes(other, 'a.ipynb', 10);
    await expect.poll(() => held.fired).toBe(1);
    await other.page.close();
    held.release();
    await expect.poll(() => wire.count(anyPut)).toBeGreaterThan(1);
    return { fired: held.fired, last: labPage };
  }
);
