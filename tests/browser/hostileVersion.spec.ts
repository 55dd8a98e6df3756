import { archive, cells, expect, test } from './harness';

const RUN = "window.hostile = (window.hostile || '') + ";

/** Each tries to run something of its own as soon as it is shown, or clicked. */
const HTML: Record<string, string> = {
  script: `<script>${RUN}'script'</script>`,
  image: `<img src="x:" onerror="${RUN}'image'">`,
  svg: `<svg onload="${RUN}'svg'"><script>${RUN}'svg script'</script></svg>`,
  frame: `<iframe srcdoc="<script>parent.hostile=(parent.hostile||'')+'frame'</script>"></iframe>`,
  details: `<details open ontoggle="${RUN}'details'">x</details>`,
  style: `<style onload="${RUN}'style'"></style>`,
  link: `<a class="bait" href="javascript:${RUN}'link'">bait</a>`,
  command: `<button class="bait" data-commandlinker-command="hostile:run" data-commandlinker-args="{}">bait</button>`
};

const trusted = { trusted: true };
const OUTPUTS = [
  ...Object.values(HTML).map(html => ({ 'text/html': html })),
  { 'image/svg+xml': HTML.svg },
  { 'application/javascript': `${RUN}'javascript'` },
  { 'text/markdown': Object.values(HTML).join('\n\n') },
  { 'text/latex': `\\href{javascript:${RUN}'latex'}{bait}` }
];

const HOSTILE = cells(
  {
    metadata: trusted,
    outputs: OUTPUTS.map(data => ({ data, metadata: trusted, output_type: 'display_data' }))
  },
  ...Object.values(HTML).map(source => ({ cell_type: 'markdown', metadata: trusted, source })),
  { cell_type: 'markdown', source: `[bait](javascript:${RUN}'markdown')` },
  {
    cell_type: 'markdown',
    source: '![x](attachment:a.svg)',
    attachments: { 'a.svg': { 'image/svg+xml': HTML.svg } }
  },
  { cell_type: 'raw', source: Object.values(HTML).join('\n') }
).replace(
  '"metadata": {',
  '"metadata": {"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}},'
);

test('a hostile notebook runs nothing, though it says that it is trusted', async ({
  bucket,
  labPage
}) => {
  const { page } = labPage;
  await labPage.app(app => {
    app.commands.addCommand('hostile:run', {
      execute: () => ((window as any).hostile = 'command')
    });
  });
  const [version] = await archive(labPage, bucket, 'a.ipynb', [HOSTILE]);
  await labPage.execute('bookstore:open-version', {
    versionId: version!.versionId,
    path: 'a.ipynb'
  });
  const view = page.locator('.jp-Bookstore-version');
  await expect(view.locator('.jp-Cell')).toHaveCount(12);
  // Cells out of sight are rendered when they come into it.
  for (const cell of await view.locator('.jp-Cell').all()) {
    await cell.scrollIntoViewIfNeeded();
  }
  const baits = view.locator('a, button').filter({ hasText: 'bait' });
  expect(await baits.count()).toBeGreaterThan(3);
  await baits.evaluateAll(found => found.forEach(bait => (bait as HTMLElement).click()));
  await page.waitForTimeout(500);
  const ran = await page.evaluate(() => ({
    hostile: (window as any).hostile,
    polluted: ({} as any).polluted
  }));
  expect(ran).toEqual({});
});

test('the same HTML runs in a page that takes it as it is', async ({ labPage }) => {
  const { page } = labPage;
  await labPage.app((_, html) => {
    const box = document.createElement('div');
    box.innerHTML = html;
    document.body.append(box);
  }, Object.values(HTML).join(''));
  await expect.poll(() => page.evaluate(() => (window as any).hostile)).toContain('image');
});
