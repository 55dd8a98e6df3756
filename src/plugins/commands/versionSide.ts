import type { ComparedSide } from '../../ui/compare/comparedSide';
import type { SideRef } from '../../ui/compare/compareTabs';
import { versionPath } from '../../ui/versionDrive';
import { versionName } from '../../ui/versionName';
import { exactTime } from '../../ui/exactTime';
import { versionTime } from '../../ui/versionTime';
import { chooseVersion } from './chooseVersion';
import type { VersionCommandParts } from './parts';

/** A version as one of two that are compared. */
export function versionSide(
  { bookstore, bytes, trans }: VersionCommandParts,
  { key, versionId: id, isPublished = false }: SideRef
): ComparedSide {
  return {
    id: versionPath({ key, versionId: id }),
    read: async () => {
      const version = await chooseVersion(bookstore, { key, versionId: id }, () => null);
      const { versionId, target } = version;
      const body = await bytes.read(version);
      const details = await bookstore.history.details(version, versionId, target);
      const { at, metadata } = details;
      const published = metadata?.by
        ? trans.__('Published %1 by %2', versionTime(at), metadata.by)
        : trans.__('Published %1', versionTime(at));
      return {
        text: await body.text(),
        name: isPublished ? published : versionName(details, trans),
        longName: isPublished ? published : versionName(details, trans, 'medium'),
        caption: `${exactTime(at)}\n${version.key}\n${versionId}`
      };
    }
  };
}
