import type { Contents } from '@jupyterlab/services';
import { DeletedShelf } from '../../archive/deletedShelf';
import { PrefixShelf } from '../../archive/shelf';
import { CommandIds } from '../commandIds';
import { versionMenu } from '../versionMenu';
import { showBrowser } from './browser';
import type { VersionCommandParts } from './parts';

/** `bookstore:browse-deleted`: what has versions, but no file any more. */
export async function browseDeleted(parts: VersionCommandParts): Promise<{ key: string }> {
  const { app, bookstore, contents, trans } = parts;
  await bookstore.targetKnown();
  const { bucket, target, prefix } = workspaceOf(parts);
  const shelf = () =>
    new DeletedShelf({
      archived: target && new PrefixShelf(bookstore.storeOf(target), prefix),
      outbox: bookstore.outbox,
      bucket,
      prefix,
      namesIn: folder => namesIn(contents, pathOf(parts, `${prefix}/${folder}`))
    });
  showBrowser(parts, {
    id: 'jupyterlab-bookstore-deleted',
    shelf,
    isFlat: true,
    place: { bucket, target },
    text: {
      title: trans.__('Deleted Notebooks'),
      about: trans.__('Their files are gone; all of their versions are still here.'),
      empty: trans.__('No deleted notebooks: every notebook with versions still has its file.')
    },
    actions: [
      {
        label: trans.__('Open'),
        run: key => app.commands.execute(CommandIds.openVersion, { key })
      },
      {
        label: trans.__('Bring Back'),
        run: key => app.commands.execute(CommandIds.cloneVersion, { key, to: pathOf(parts, key) })
      }
    ],
    menu: key => versionMenu(app.commands, { path: null, key }, null)
  });
  return { key: `${prefix}/` };
}

function workspaceOf({ bookstore }: VersionCommandParts) {
  const { bucket, key, target } = bookstore.locate('x')!;
  return { bucket, target, prefix: key.slice(0, -'/x'.length) };
}

function pathOf({ bookstore }: VersionCommandParts, key: string): string {
  return bookstore.pathOf(key) ?? key;
}

/** The files in a folder; none if there is no such folder. */
async function namesIn(contents: Contents.IManager, folder: string): Promise<ReadonlySet<string>> {
  try {
    const listed = await contents.get(folder, { type: 'directory', content: true });
    return new Set((listed.content as Contents.IModel[]).map(({ name }) => name));
  } catch (error) {
    const status = (error as { response?: Response }).response?.status;
    // 400: what was a folder then is a file now.
    if (status === 404 || status === 400) {
      return new Set();
    }
    throw error;
  }
}
