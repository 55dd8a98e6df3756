import { PrefixShelf } from '../../archive/shelf';
import { stagePath } from '../../model/stagePath';
import { CommandIds } from '../commandIds';
import { readerMenu } from '../versionMenu';
import { requireBucket } from './advance';
import { showBrowser } from './browser';
import { workingCopyOf } from './workingCopyOf';
import type { VersionCommandParts } from './parts';

/** `bookstore:browse-published`: what the organisation published, by folder. */
export async function browsePublished(parts: VersionCommandParts): Promise<{ key: string }> {
  const { app, bookstore, trans } = parts;
  await bookstore.targetKnown();
  const target = await requireBucket(bookstore);
  const prefix = bookstore.settings.publishedPrefix.split('{user}')[0]!.replace(/\/+$/, '');
  const { bucket } = bookstore.locate('x')!;
  showBrowser(parts, {
    id: 'jupyterlab-bookstore-published',
    shelf: () => new PrefixShelf(bookstore.storeOf(target), prefix),
    isFlat: false,
    place: { bucket, target },
    text: {
      title: trans.__('Published Notebooks'),
      about: `s3://${target.bucket}/${prefix}/`,
      empty: trans.__('Nothing is published here yet.')
    },
    actions: [
      {
        label: trans.__('Open'),
        run: key => app.commands.execute(CommandIds.openVersion, { key })
      },
      {
        label: trans.__('Clone…'),
        run: key => app.commands.execute(CommandIds.cloneVersion, { key })
      }
    ],
    menu: async key => readerMenu(app.commands, { key, mine: await mineOf(parts, key) })
  });
  return { key: `${prefix}/` };
}

/** The reader's own file with the path of what was published; `null` if there is none. */
async function mineOf(parts: VersionCommandParts, key: string): Promise<string | null> {
  const path = stagePath(parts.bookstore.settings.publishedPrefix, key);
  return path !== null && (await workingCopyOf(parts, path).exists()) ? path : null;
}
