import { captured, expect, keyOf, type LabPage, notebook, settled } from '../browser/harness';
import { faultCase } from './faultCase';

faultCase(
  '19',
  'two browsers, one of them offline for a while',
  async scene => {
    const { bucket, lab, labPage, newBrowser, wire } = scene;
    const other = await newBrowser();
    const save = async (tab: LabPage, seed: string) => {
      const before = lab.witness('a.ipynb').length;
      await tab.saveContents('a.ipynb', notebook({ seed }));
      await expect.poll(() => lab.witness('a.ipynb').length).toBe(before + 1);
      await captured(tab);
    };
    await save(other, 'first');
    await settled(other);
    await other.page.route(`${wire.endpoint}/**`, route => route.abort());
    let fired = 0;
    for (let round = 0; round < 5; round++) {
      await save(other, `offline ${round}`);
      fired += 1;
      await save(labPage, `online ${round}`);
    }
    await settled(labPage);
    expect(await bucket.count(keyOf('a.ipynb'))).toBe(6);
    await other.page.unroute(`${wire.endpoint}/**`);
    await other.execute('bookstore:retry-uploads');
    await settled(other);
    const versions = await bucket.versionsOf(keyOf('a.ipynb'));
    expect(versions.filter(({ bookstore }) => bookstore.late)).toHaveLength(5);
    // By the time of the saves, late or not, they are what Jupyter wrote.
    const byTime = versions.sort((a, b) => (a.bookstore.at < b.bookstore.at ? -1 : 1));
    expect(byTime.map(({ sha256 }) => sha256)).toEqual(
      lab.witness('a.ipynb').map(({ sha256 }) => sha256)
    );
    return { fired };
  },
  { isShort: true }
);
