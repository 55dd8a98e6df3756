import {
  anyPut,
  captured,
  expect,
  keyOf,
  notebook,
  saveTimes,
  settled,
  test
} from '../browser/harness';
import { CHROMIUM_ARGS, findChromium } from '../browser/harness/chromium.mjs';
import { faultCase } from './faultCase';
import { freeze } from './frozen';

const HOST = 'lab.test';

test.use({
  labHost: HOST,
  labOptions: { config: 'c.ServerApp.allow_remote_access = True\n' },
  launchOptions: {
    executablePath: findChromium(),
    args: [...CHROMIUM_ARGS, `--host-resolver-rules=MAP ${HOST} 127.0.0.1`]
  }
});

faultCase('33', 'two tabs on plain http, without Web Locks', async ({ lab, labPage, newTab }) => {
  const tabs = [labPage, await newTab()];
  let fired = 0;
  for (const [which, tab] of tabs.entries()) {
    expect(await tab.page.evaluate(() => isSecureContext || 'locks' in navigator)).toBe(false);
    fired += 1;
    lab.write(`${which}.ipynb`, notebook({ seed: `${which}`, sizeBytes: 20_000 }));
    await tab.open(`${which}.ipynb`);
  }
  await Promise.all(tabs.map((tab, which) => saveTimes(tab, `${which}.ipynb`, 10)));
  for (let save = 0; save < 10; save++) {
    await tabs[save % 2]!.saveContents('both.ipynb', notebook({ seed: `${save}` }));
    await captured(tabs[save % 2]!);
  }
  await settled(tabs[1]!);
  return { fired };
});

faultCase('18b', 'the uploading tab frozen without Web Locks, another takes over', async scene => {
  const { bucket, labPage, newTab, wire } = scene;
  const other = await newTab();
  const held = wire.hold(1);
  await labPage.saveContents('a.ipynb', notebook({ seed: 'frozen' }));
  await expect.poll(() => held.fired).toBe(1);
  // No browser freezes a page within a transaction, which would hold up every other tab.
  await captured(labPage);
  const thaw = await freeze(labPage);
  held.release();
  await other.saveContents('a.ipynb', notebook({ seed: 'other' }));
  // Its lease ends, and the other one finds what it had sent.
  await expect.poll(() => bucket.count(keyOf('a.ipynb'))).toBe(2);
  await settled(other);
  await thaw();
  await labPage.saveContents('a.ipynb', notebook({ seed: 'thawed' }));
  await captured(labPage);
  await settled(labPage);
  const taken = wire.requests.filter(each => anyPut(each) && each.status === 200);
  expect(taken).toHaveLength(3);
  return { fired: 1 };
});
