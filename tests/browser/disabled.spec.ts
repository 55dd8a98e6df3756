import { expect, expectArchived, type LabPage, notebook, settled, test } from './harness';
import type { Lab } from './harness/lab';

/** What `jupyter labextension disable` writes. */
const without = (plugin: string) => ({
  config: `
import json, os
_folder = os.path.join(os.environ["JUPYTER_CONFIG_DIR"], "labconfig")
os.makedirs(_folder, exist_ok=True)
with open(os.path.join(_folder, "page_config.json"), "w") as _file:
    json.dump({"disabledExtensions": {"jupyterlab-bookstore:${plugin}": True}}, _file)
`
});

test.describe('without the commands on versions', () => {
  test.use({ labOptions: without('versions') });

  test('saves are archived and listed', async ({ bucket, lab, labPage }) => {
    const { page } = labPage;
    await saveOnce(lab, labPage);
    await expectArchived(bucket, lab, 'a.ipynb');
    expect(await hasCommands(labPage)).toEqual({ publish: false, schedule: false, open: false });
    await openMenu(labPage);
    await expect(page.locator('.lm-Menu-item', { hasText: 'Export History' })).toHaveCount(0);
    await expect(page.locator('.lm-Menu-item', { hasText: 'Publish' })).toHaveCount(0);
  });
});

test.describe('without publishing', () => {
  test.use({ labOptions: without('publishing') });

  test('everything else can be done with versions', async ({ lab, labPage }) => {
    const { page } = labPage;
    await saveOnce(lab, labPage);
    expect(await hasCommands(labPage)).toEqual({ publish: false, schedule: false, open: true });
    const button = page.locator('.jp-NotebookPanel-toolbar [data-command="bookstore:publish"]');
    await expect(button.filter({ visible: true })).toHaveCount(0);
    await openMenu(labPage);
    await expect(page.locator('.lm-Menu-item', { hasText: 'Restore Version' })).toBeVisible();
    await expect(page.locator('.lm-Menu-item', { hasText: 'Publish' })).toHaveCount(0);
    await expect(page.locator('.lm-Menu-item', { hasText: 'Schedule' })).toHaveCount(0);
  });
});

async function saveOnce(lab: Lab, labPage: LabPage): Promise<void> {
  lab.write('a.ipynb', notebook());
  await labPage.open('a.ipynb');
  await labPage.editCell('a.ipynb', 'x = 1');
  await labPage.save('a.ipynb');
  await settled(labPage);
}

function hasCommands(labPage: LabPage): Promise<Record<string, boolean>> {
  return labPage.app(app => ({
    publish: app.commands.hasCommand('bookstore:publish'),
    schedule: app.commands.hasCommand('bookstore:schedule'),
    open: app.commands.hasCommand('bookstore:open-version')
  }));
}

/** The menu of the only version in the history. */
async function openMenu(labPage: LabPage): Promise<void> {
  await labPage.execute('bookstore:show-history');
  const panel = labPage.page.locator('#jupyterlab-bookstore-history');
  await expect(panel.locator('[data-kind=version]')).toHaveCount(1);
  await panel.locator('[data-kind=version]').click({ button: 'right' });
}
