import type { Credentials } from '../../../src/model/credentials';
import { CredentialsError } from '../../../src/model/errors';
import { CachedCredentials } from '../../../src/store/cachedCredentials';
import { PromptCredentials } from '../../../src/store/promptCredentials';

const keys = (name: string): Credentials => ({
  accessKeyId: name,
  secretAccessKey: `secret of ${name}`,
  expiresAt: null
});

const openTab = () => new CachedCredentials(new PromptCredentials(), () => 0);

it('has no keys until a person enters some, and takes them at once', async () => {
  const tab = openTab();
  await expect(tab.get()).rejects.toMatchObject({ name: 'CredentialsError', check: 'credentials' });
  tab.enter(keys('a'));
  expect(await tab.get()).toEqual(keys('a'));
});

it('asks for others when the store refuses them, and tells that from having none', async () => {
  const tab = openTab();
  tab.enter(keys('a'));
  const refused = await tab.get();
  const error: unknown = await tab.refresh(refused).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(CredentialsError);
  expect(error).not.toMatchObject({ check: 'credentials' });
  tab.enter(keys('b'));
  expect(await tab.refresh(refused)).toEqual(keys('b'));
});

it('keeps entered keys when uploads are retried, and forgets them when told to', async () => {
  const tab = openTab();
  tab.enter(keys('a'));
  tab.renew();
  expect(await tab.get()).toEqual(keys('a'));
  tab.forget();
  await expect(tab.get()).rejects.toMatchObject({ check: 'credentials' });
});

it('shares nothing with another tab', async () => {
  const [one, other] = [openTab(), openTab()];
  one.enter(keys('a'));
  await expect(other.get()).rejects.toThrow(CredentialsError);
});
