import type { Locator } from '@playwright/test';
import {
  expect,
  expectArchived,
  notebook,
  noticesOf,
  setSetting,
  settled,
  signedWith,
  statusOf,
  test
} from './harness';
import type { Credentials } from './harness/credentials';

const PLUGIN = 'jupyterlab-bookstore:plugin';

// The default provider: a bucket alone is set.
test.use({ settings: { credentials: { provider: 'prompt' } } });

test('a bucket without keys leads to a dialog, and what waited goes on; later keys are renewed', async ({
  bucket,
  credentials,
  lab,
  labPage,
  wire
}) => {
  const { page } = labPage;
  lab.write('a.ipynb', notebook());
  await labPage.open('a.ipynb');
  await labPage.save('a.ipynb');
  await expect(statusOf(labPage)).toHaveText('Paused: credentials needed');
  await expect(noticesOf(labPage)).toHaveCount(1);
  expect(wire.requests).toHaveLength(0);

  await page.getByRole('button', { name: 'Enter Credentials…' }).click();
  const dialog = page.getByRole('dialog');
  const [id, secret, token] = ['Access key ID', 'Secret access key', 'Session token'].map(name =>
    dialog.getByLabel(name)
  );
  const use = dialog.getByRole('button', { name: 'Use These Keys' });
  await expect(id!).toBeFocused();
  await expect(use).toBeDisabled();
  for (const hidden of [secret!, token!]) {
    await expect(hidden).toHaveAttribute('type', 'password');
    await expect(hidden).toHaveAttribute('autocomplete', 'off');
  }
  await id!.fill('AKIAEXAMPLE');
  await expect(use).toBeDisabled();
  await secret!.fill('typed secret');
  await expect(dialog).toContainText('never expires');
  await expect(use).toBeEnabled();

  const keys = await credentials.issue();
  await paste(token!, JSON.stringify({ Credentials: keys }, null, 2));
  await expect(id!).toHaveValue(keys.AccessKeyId);
  await expect(secret!).toHaveValue(keys.SecretAccessKey);
  await expect(token!).toHaveValue(keys.SessionToken);
  await expect(dialog.getByLabel('Good until')).not.toHaveValue('');
  await expect(dialog).toContainText(`…${keys.AccessKeyId.slice(-4)}, good until`);
  const markup = await page.content();
  expect(markup).not.toContain('typed secret');
  expect(markup).not.toContain(keys.SecretAccessKey);
  await use.click();
  await expectArchived(bucket, lab, 'a.ipynb');
  await expect(noticesOf(labPage)).toHaveCount(0);
  await expect(statusOf(labPage)).toHaveText(/^Archived \d/);

  const expired = wire.answer(400, 'ExpiredToken', Infinity, signedWith(credentials.ids()));
  await labPage.editCell('a.ipynb', 'x = 2');
  await labPage.save('a.ipynb');
  await expect(statusOf(labPage)).toHaveText('Paused: credentials expired');
  await expect(noticesOf(labPage)).toHaveCount(1);
  expect(expired.fired).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Renew…' }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(statusOf(labPage)).toHaveText('Paused: credentials expired');
  const { expiration } = await enter(labPage, credentials);
  expect(Date.parse(expiration)).toBeGreaterThan(Date.now());
  await expectArchived(bucket, lab, 'a.ipynb');
  await expect(noticesOf(labPage)).toHaveCount(0);
});

test('entered keys stay in their tab, which serves the others, until they are forgotten', async ({
  bucket,
  credentials,
  labPage,
  newTab
}) => {
  await enter(labPage, credentials);
  const other = await newTab();
  await other.saveContents('b.ipynb', notebook({ seed: 'b' }));
  await settled(other);
  expect(await bucket.count()).toBe(1);

  // Nothing went to the other one: alone, it has none.
  await labPage.execute('bookstore:clear-local', { confirmed: true });
  await other.saveContents('c.ipynb', notebook({ seed: 'c' }));
  await expect(statusOf(other)).toHaveText('Paused: credentials needed');
  await labPage.saveContents('d.ipynb', notebook({ seed: 'd' }));
  await expect(statusOf(labPage)).toHaveText('Paused: credentials needed');
  expect(await bucket.count()).toBe(1);

  const args = { accessKeyId: 'ASIA', secretAccessKey: 'a' };
  const asked = labPage.execute('bookstore:enter-credentials');
  await labPage.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  expect(await asked).toBeNull();
  for (const wrong of [{ accessKeyId: 'ASIA' }, { ...args, expiration: 'soon' }]) {
    await expect(labPage.execute('bookstore:enter-credentials', wrong)).rejects.toThrow(
      'RejectedError'
    );
  }
  await setSetting(labPage, PLUGIN, 'credentials', { provider: 'endpoint', url: credentials.url });
  await expect(labPage.execute('bookstore:enter-credentials', args)).rejects.toThrow('SetupError');
});

/** Enter a set of keys by the command, which gives back their end and nothing else. */
async function enter(labPage: any, credentials: Credentials): Promise<{ expiration: string }> {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = await credentials.issue();
  const result = await labPage.execute('bookstore:enter-credentials', {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: new Date(Expiration).toISOString()
  });
  expect(Object.keys(result)).toEqual(['expiration']);
  return result;
}

async function paste(field: Locator, text: string): Promise<void> {
  await field.evaluate((node, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', text);
    const how = { clipboardData, bubbles: true, cancelable: true };
    node.dispatchEvent(new ClipboardEvent('paste', how));
  }, text);
}
