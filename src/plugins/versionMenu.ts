import type { CommandRegistry } from '@lumino/commands';
import type { ReadonlyJSONObject } from '@lumino/coreutils';
import { Menu } from '@lumino/widgets';
import { isOriginal } from '../archive/originalVersions';
import { CommandIds } from './commandIds';

type Chosen = { path: string | null; key: string; versionId?: string; pinned?: boolean };

/**
 * What can be done with a version, and with all; commands that nobody registered are left out.
 * @param path - The file whose versions they are; `null` if it is gone.
 */
export function versionMenu(
  commands: CommandRegistry,
  chosen: Chosen | null,
  path: string | null
): Menu {
  const menu = new Menu({ commands });
  const add = (command: string, args: ReadonlyJSONObject) => {
    if (commands.hasCommand(command)) {
      menu.addItem({ command, args });
    }
  };
  let file: ReadonlyJSONObject = {};
  if (chosen) {
    file = versionArgs({ ...chosen, versionId: undefined });
    const args = versionArgs(chosen);
    // Under an earlier name it is a version of the file all the same.
    const renamed = chosen.path === null ? path : null;
    add('bookstore:open-version', args);
    if (renamed !== null) {
      add('bookstore:compare-versions', { ...args, with: 'working-copy', withPath: renamed });
    } else if (chosen.path !== null) {
      add('bookstore:compare-versions', { ...args, with: 'working-copy' });
    }
    add('bookstore:compare-versions', { ...args, with: 'previous' });
    add('bookstore:restore-version', renamed === null ? args : { ...args, to: renamed });
    add('bookstore:clone-version', args);
    add(CommandIds.downloadVersion, args);
    // What a file was before its first save is in this browser alone, and stays there.
    const isSave = !isOriginal(chosen.versionId ?? '');
    if (isSave) {
      add('bookstore:name-version', args);
      add('bookstore:pin-version', { ...args, pinned: !chosen.pinned });
    }
    add('bookstore:verify-version', args);
    if (isSave) {
      add('bookstore:copy-reference', args);
      add(CommandIds.publish, args);
      add(CommandIds.schedule, args);
    }
    menu.addItem({ type: 'separator' });
  }
  add(CommandIds.exportHistory, file);
  add(CommandIds.retryUploads, {});
  add(CommandIds.firstSteps, {});
  if (path !== null) {
    add(CommandIds.archiveNotebook, { path });
    add(CommandIds.pauseArchiving, {});
  }
  add('settingeditor:open', { query: 'Bookstore' });
  if (!chosen) {
    add(CommandIds.clearLocal, {});
  }
  return menu;
}

/**
 * What readers can do with what was published.
 * @param mine - Contents path of a file of theirs with the same path; `null` if there is none.
 */
export function readerMenu(
  commands: CommandRegistry,
  { key, mine }: { key: string; mine: string | null }
): Menu {
  const menu = new Menu({ commands });
  menu.addItem({ command: CommandIds.openVersion, args: { key } });
  if (mine !== null) {
    menu.addItem({ command: CommandIds.compareVersions, args: { key, withPath: mine } });
  }
  menu.addItem({ command: CommandIds.compareVersions, args: { key, with: 'previous' } });
  for (const command of [
    CommandIds.cloneVersion,
    CommandIds.downloadVersion,
    CommandIds.verifyVersion,
    CommandIds.copyReference,
    CommandIds.exportHistory
  ]) {
    menu.addItem({ command, args: { key } });
  }
  return menu;
}

/** A version as the commands want it: by path, or by key under an earlier name. */
export function versionArgs({ path, key, versionId }: Chosen): ReadonlyJSONObject {
  return {
    ...(path === null ? { key } : { path }),
    ...(versionId === undefined ? {} : { versionId })
  };
}
