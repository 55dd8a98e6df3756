import { anyPut, captured, expect, notebook, saveTimes, settled } from '../browser/harness';
import { faultCase } from './faultCase';
import { freeze } from './frozen';

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

faultCase(
  '18a',
  'the uploading tab frozen, then thawed',
  async ({ lab, labPage, newTab, wire }) => {
    const other = await newTab();
    for (const [tab, path] of [
      [labPage, 'a.ipynb'],
      [other, 'b.ipynb']
    ] as const) {
      lab.write(path, notebook({ seed: path }));
      await tab.open(path);
    }
    const held = wire.hold(1);
    await saveTimes(labPage, 'a.ipynb', 5);
    await captured(labPage);
    await expect.poll(() => held.fired).toBe(1);
    const thaw = await freeze(labPage);
    held.release();
    await expect.poll(() => wire.requests.findLast(anyPut)!.status).toBe(200);
    await saveTimes(other, 'b.ipynb', 5);
    await captured(other);
    await thaw();
    await settled(other);
    // Nothing is sent twice.
    expect(wire.count(anyPut)).toBe(10);
    return { fired: held.fired };
  }
);
