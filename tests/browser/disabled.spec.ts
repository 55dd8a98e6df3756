import { expect, expectArchived, notebook, settled, test } from './harness';

// What `jupyter labextension disable jupyterlab-bookstore:versions` writes.
test.use({
  labOptions: {
    config: `
import json, os
_folder = os.path.join(os.environ["JUPYTER_CONFIG_DIR"], "labconfig")
os.makedirs(_folder, exist_ok=True)
with open(os.path.join(_folder, "page_config.json"), "w") as _file:
    json.dump({"disabledExtensions": {"jupyterlab-bookstore:versions": True}}, _file)
`
  }
});

test('without the commands on versions, saves are archived and listed', async ({
  bucket,
  lab,
  labPage
}) => {
  const { page } = labPage;
  lab.write('a.ipynb', notebook());
  await labPage.open('a.ipynb');
  await labPage.editCell('a.ipynb', 'x = 1');
  await labPage.save('a.ipynb');
  await settled(labPage);
  await expectArchived(bucket, lab, 'a.ipynb');
  expect(await labPage.app(app => app.commands.hasCommand('bookstore:publish'))).toBe(false);
  await labPage.execute('bookstore:show-history');
  const panel = page.locator('#jupyterlab-bookstore-history');
  await expect(panel.locator('[data-kind=version]')).toHaveCount(1);
  await panel.locator('[data-kind=version]').click({ button: 'right' });
  await expect(page.locator('.lm-Menu-item', { hasText: 'Publish' })).toHaveCount(0);
});
