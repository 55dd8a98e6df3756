import type { VersionRef } from '../ui/versionDrive';
import { CommandIds } from './commandIds';
import { chooseVersion, describeArgs, VERSION_ARGS } from './versionArgs';
import type { VersionCommandParts } from './versionCommands';

/** `bookstore:open-version`: show a version, read-only, beside its file. */
export function addOpenVersion(parts: VersionCommandParts): void {
  const { commands, bookstore, bytes, views, active, trans } = parts;
  commands.addCommand(CommandIds.openVersion, {
    label: trans.__('Open Version…'),
    caption: trans.__('Show the newest version of this notebook, read-only'),
    describedBy: describeArgs(VERSION_ARGS),
    execute: async (args): Promise<VersionRef> => {
      const chosen = await chooseVersion(bookstore, args, active);
      const { key, versionId, path, target } = chosen;
      if (!views.reveal(chosen)) {
        const [body, details] = await Promise.all([
          bytes.read(chosen),
          bookstore.history.details(chosen, versionId, target)
        ]);
        await views.show({ key, versionId, path, body, details });
      }
      return { key, versionId };
    }
  });
}
