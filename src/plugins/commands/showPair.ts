import type { ComparedRef } from '../../ui/compare/compareTabs';
import type { VersionCommandParts } from './parts';
import { versionSide } from './versionSide';
import { workingCopyOf } from './workingCopyOf';

/**
 * Show two sides of a file in a tab, which says itself what fails.
 * @returns once the tab is there; `loaded` rejects with what the sides throw.
 */
export async function showPair(
  parts: VersionCommandParts,
  ref: ComparedRef
): Promise<{ loaded: Promise<void> }> {
  const { left, right, path } = ref;
  const workingCopy = path === null ? null : workingCopyOf(parts, path);
  const other = right ? versionSide(parts, right) : workingCopy!;
  const tabs = await parts.compareTabs();
  return { loaded: tabs.show({ left: versionSide(parts, left), right: other, workingCopy, ref }) };
}

/** Show again what was compared before the page was reloaded, whether or not the store answers. */
export async function reopenPair(parts: VersionCommandParts, ref: ComparedRef): Promise<void> {
  const { loaded } = await showPair(parts, ref);
  loaded.catch(() => undefined);
}
