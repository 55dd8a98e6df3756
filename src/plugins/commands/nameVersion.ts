import type { VersionRef } from '../../ui/versionDrive';
import { versionTime } from '../../ui/versionTime';
import { askName } from './askName';
import { chooseVersion, type ChosenVersion, type VersionArgs } from './chooseVersion';
import type { VersionCommandParts } from './parts';

/** `bookstore:name-version`: give a version a name, or take it away. */
export async function nameVersion(
  parts: VersionCommandParts,
  args: VersionArgs & { name?: string }
): Promise<VersionRef | null> {
  const { bookstore, active } = parts;
  const version = await chooseVersion(bookstore, args, active);
  const { key, versionId, target } = version;
  const name = args.name ?? (await ask(parts, version));
  if (name === null) {
    return null;
  }
  const { tagging } = bookstore.history;
  return { key, versionId: await tagging.set(version, versionId, target, { name }) };
}

async function ask(parts: VersionCommandParts, version: ChosenVersion): Promise<string | null> {
  const { bookstore, trans } = parts;
  const { history } = bookstore;
  const { versionId, target } = version;
  const [{ at }, { name }] = await Promise.all([
    history.details(version, versionId, target),
    history.tagging.get(version, versionId, target)
  ]);
  return askName(parts, {
    title: trans.__('Name the version of %1', versionTime(at)),
    okLabel: trans.__('Name'),
    present: name
  });
}
