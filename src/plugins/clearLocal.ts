import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';
import type { IOutbox } from '../outbox/outbox';
import type { IBookstore } from '../tokens';
import { askToClear, type Unarchived } from '../ui/clearDialog';
import { CommandIds } from './commandIds';

import '../../style/clear.css';

type ClearParts = { bookstore: IBookstore; commands: CommandRegistry; trans: TranslationBundle };

/**
 * `bookstore:clear-local`: forget what this browser keeps.
 * @returns how many versions it kept, and how many of them are archived nowhere; `null` if the
 * user did not want to.
 */
export async function clearLocal(
  { bookstore, commands, trans }: ClearParts,
  isConfirmed: boolean
): Promise<{ cleared: number; lost: number } | null> {
  await bookstore.ready;
  const answer = isConfirmed
    ? 'clear'
    : await askToClear(await unarchived(bookstore.outbox), isBucketSet(bookstore), trans);
  if (answer === 'retry') {
    await commands.execute(CommandIds.retryUploads);
  } else if (answer === 'settings') {
    await commands.execute('settingeditor:open', { query: 'Bookstore' });
  }
  if (answer !== 'clear') {
    return null;
  }
  const { saves, originals } = await bookstore.clearLocal();
  return { cleared: saves + originals, lost: saves };
}

function isBucketSet({ settings }: IBookstore): boolean {
  return settings.bucket !== '';
}

/** The saves that are nowhere else. */
async function unarchived(outbox: IOutbox): Promise<Unarchived> {
  const buckets = await outbox.buckets();
  const rows = (await Promise.all(buckets.map(bucket => outbox.rows(bucket)))).flat();
  return { saves: rows.length, paths: [...new Set(rows.map(({ path }) => path))].sort() };
}
