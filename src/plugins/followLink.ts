import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';
import { RejectedError } from '../model/errors';
import { showable, type Link } from '../model/link';
import type { IBookstore } from '../tokens';
import { askToOpen } from '../ui/linkQuestion';
import { CommandIds } from './commandIds';
import { placeOfKey } from './commands/chooseVersion';
import '../../style/dialogs.css';

export type FollowParts = {
  bookstore: IBookstore;
  commands: CommandRegistry;
  trans: TranslationBundle;
};

/**
 * Open what a link names, if it is ours and the person who followed it agrees. Anybody can make
 * somebody follow a link: until then nothing is asked of the bucket, and nothing is written.
 * @throws RejectedError for a link that is refused; what keeps the version from being opened.
 */
export async function followLink(parts: FollowParts, link: Link): Promise<void> {
  const { bookstore, commands, trans } = parts;
  await bookstore.ready;
  const { bucket } = bookstore.settings;
  const { key, versionId } = link;
  refuseStrange(parts, link);
  if (await askToOpen({ bucket, key, versionId }, trans)) {
    await expectTarget(bookstore);
    await commands.execute(CommandIds.openVersion, { key, ...(versionId && { versionId }) });
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
