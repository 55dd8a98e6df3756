import { Dialog, showDialog } from '@jupyterlab/apputils';
import { asWritten } from '../../capture/asWritten';
import { RejectedError } from '../../model/errors';
import { lastPart } from '../../model/key';
import { versionTime } from '../../ui/versionTime';
import { restore } from './restore';
import { chooseVersion, type VersionArgs } from './chooseVersion';
import type { VersionCommandParts } from './parts';
import { requireWritable, type Written } from './writeVersion';

/** `bookstore:restore-version`: make the file what it was, also if it has another name now. */
export async function restoreVersion(
  parts: VersionCommandParts,
  args: VersionArgs & { to?: string; confirmed?: boolean }
): Promise<Written | null> {
  const { bookstore, bytes, active } = parts;
  const version = await chooseVersion(bookstore, args, active);
  const { versionId, target } = version;
  const path = args.to ?? version.path;
  if (path === null) {
    throw new RejectedError(`“${version.key}” is no file of yours. Clone the version instead.`);
  }
  requireWritable(bookstore, path);
  const [body, details] = await Promise.all([
    bytes.read(version),
    bookstore.history.details(version, versionId, target)
  ]);
  const isDistrusted = (await asWritten(body)) !== body;
  const isWanted =
    args.confirmed === true || (await confirm(parts, path, details.at, isDistrusted));
  return isWanted ? restore(parts, { ...version, path }, body) : null;
}

async function confirm(
  { trans }: VersionCommandParts,
  path: string,
  at: string,
  isDistrusted: boolean
): Promise<boolean> {
  const told = [
    trans.__(
      '“%1” becomes what it was then. What it is now stays in its history, so you can go back.',
      lastPart(path)
    ),
    ...(isDistrusted
      ? [trans.__('Its outputs will not be trusted: run it, or trust it, to see all of them.')]
      : [])
  ];
  const { button } = await showDialog({
    title: trans.__('Restore the version of %1?', versionTime(at)),
    body: told.join(' '),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.okButton({ label: trans.__('Restore') })
    ]
  });
  return button.accept;
}
