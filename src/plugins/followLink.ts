import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { TranslationBundle } from '@jupyterlab/translation';
import { RejectedError } from '../model/errors';
import { readLink, withoutLink, type Link } from '../model/link';
import { showable } from '../model/showable';
import type { IBookstore } from '../tokens';
import { askToOpen } from '../ui/linkQuestion';
import { CommandIds } from './commandIds';
import { placeOfKey } from './commands/chooseVersion';
import '../../style/dialogs.css';

export type FollowParts = {
  app: JupyterFrontEnd;
  bookstore: IBookstore;
  trans: TranslationBundle;
  /** The links that were followed on this page. */
  asked: Set<string>;
};

/**
 * Follow the link in a query, if there is one. By the time Lab is restored the query is gone from
 * Lab's own address.
 * @throws as `openLink` says.
 */
export async function followLink(parts: FollowParts, search: string): Promise<void> {
  const { app, asked } = parts;
  const link = readLink(search);
  // Lab routes again, with this very query, when it goes to another workspace.
  const name = JSON.stringify(link);
  const isNew = link !== null && !asked.has(name);
  asked.add(name);
  await app.restored;
  clearAddress();
  if (isNew) {
    await openLink(parts, link);
  }
}

/** Reloading the page, or going back to it, shall not ask again. */
function clearAddress(): void {
  const { pathname, search, hash } = location;
  const kept = withoutLink(search);
  if (kept !== search) {
    history.replaceState(history.state, '', pathname + kept + hash);
  }
}

/**
 * Open what a link names, if it is ours and the person who followed it agrees. Anybody can make
 * somebody follow a link: until then nothing is asked of the bucket, and nothing is written.
 * @throws RejectedError for a link that is refused; what keeps the version from being opened.
 */
async function openLink(parts: FollowParts, link: Link): Promise<void> {
  const { app, bookstore, trans } = parts;
  await bookstore.ready;
  const { bucket } = bookstore.settings;
  const { key, versionId } = link;
  refuseStrange(parts, link);
  if (await askToOpen({ bucket, key, versionId }, trans)) {
    await expectTarget(bookstore);
    await app.commands.execute(CommandIds.openVersion, { key, ...(versionId && { versionId }) });
  }
}

/** @throws RejectedError for what is not in our bucket, or under none of our prefixes. */
function refuseStrange({ bookstore, trans }: FollowParts, link: Link): void {
  const { bucket } = bookstore.settings;
  if (!bucket) {
    throw new RejectedError(
      trans.__('A link to a version was not opened: no bucket is set here, in the settings.')
    );
  }
  if (link.bucket !== null && link.bucket !== bucket) {
    throw new RejectedError(
      trans.__(
        'A link was not opened: it leads to the bucket “%1”, and versions are opened only from “%2”.',
        showable(link.bucket),
        bucket
      )
    );
  }
  try {
    placeOfKey(bookstore, link.key);
  } catch (error) {
    throw new RejectedError(
      trans.__(
        'A link was not opened: “%1” is under none of the prefixes in the settings.',
        showable(link.key)
      ),
      { cause: error }
    );
  }
}

/** @throws what keeps the bucket that is set from being used. */
async function expectTarget(bookstore: IBookstore): Promise<void> {
  await bookstore.targetKnown();
  const status = await bookstore.status();
  if (!bookstore.locate('x')?.target && 'error' in status) {
    throw new RejectedError(status.error.message);
  }
}
