import { ForbiddenError, NotFoundError } from '../model/errors';
import { compareAt } from '../model/save';
import type { Version, VersionDetails } from '../model/version';
import { nothingYet } from '../outbox/nothingYet';
import type { Entry, Head } from '../outbox/outbox';
import type { IVersionStore } from '../store/versionStore';

/** What the store says of a key, as far as an entry needs to know. */
export type Found = {
  /** The newest version, to be matched by the next write. */
  head: Head;
  /** The entry's save is among the versions already. */
  archived: boolean;
  /** The version that holds it; empty for none. */
  versionId: string;
};

/** Most walks end at the first version: ask for few. */
const PAGE_SIZE = 20;

/**
 * Look whether `entry` is archived already, and what its key's newest version is: newest first,
 * until a version is older than the entry.
 * @param isConflicted - A write upon what was found last was refused. Where two were written at
 * once, a list may begin with another version than the one that the next write has to match.
 */
export async function walk(
  store: IVersionStore,
  entry: Entry,
  isConflicted = false
): Promise<Found> {
  try {
    // Before the list: what is written after this makes the next write fail.
    const live = isConflicted ? await lookAtLive(store, entry.key) : null;
    const found = await walkVersions(store, entry);
    return live ? { ...found, head: { ...found.head, ...live } } : found;
  } catch (error) {
    if (error instanceof ForbiddenError) {
      return lookAtNewest(store, entry);
    }
    throw error;
  }
}

/** What the next write has to match; `null` if that may not be asked. */
async function lookAtLive(store: IVersionStore, key: string): Promise<Partial<Head> | null> {
  try {
    const { etag, versionId } = await store.head(key);
    return { etag, versionId };
  } catch (error) {
    if (error instanceof NotFoundError) {
      return { etag: '' };
    }
    if (error instanceof ForbiddenError) {
      return null;
    }
    throw error;
  }
}

async function walkVersions(store: IVersionStore, entry: Entry): Promise<Found> {
  const found: Found = { head: nothingYet(entry), archived: false, versionId: '' };
  let isFirst = true;
  for await (const version of versionsOf(store, entry.key)) {
    const details = await detailsOf(store, version);
    // One service lists a delete marker before what followed it within a second.
    if (isFirst || version.isLatest) {
      found.head.etag = version.kind === 'object' ? version.etag : '';
      found.head.versionId = version.versionId;
      isFirst = false;
    }
    if (details && take(found, entry, details)) {
      break;
    }
  }
  return found;
}

/** Without permission to list, the newest version is all that can be looked at. */
async function lookAtNewest(store: IVersionStore, entry: Entry): Promise<Found> {
  const found: Found = { head: nothingYet(entry), archived: false, versionId: '' };
  try {
    const details = await store.head(entry.key);
    found.head.etag = details.etag;
    found.head.versionId = details.versionId;
    take(found, entry, details);
  } catch (error) {
    if (!(error instanceof NotFoundError)) {
      throw error;
    }
  }
  return found;
}

/**
 * Learn from one version of ours; tells whether those below it no longer matter. A late one does
 * not tell which is the newest, even if it is the one that was looked for.
 */
function take(found: Found, entry: Entry, { metadata, versionId }: VersionDetails): boolean {
  if (!metadata?.save || !metadata.at) {
    return false;
  }
  const { head } = found;
  if (!metadata.late && (!head.newestAt || compareAt(metadata.at, head.newestAt) > 0)) {
    head.newestAt = metadata.at;
    head.save = metadata.save;
    head.sha256 = metadata.sha256 ?? '';
  }
  if (metadata.save === entry.save) {
    found.archived = true;
    found.versionId = versionId;
  }
  const isOlder = !metadata.late && compareAt(metadata.at, entry.at) < 0;
  return head.newestAt !== '' && (found.archived || isOlder);
}

async function* versionsOf(store: IVersionStore, key: string): AsyncGenerator<Version> {
  let after: string | null = null;
  do {
    const page = await store.list(key, { after, size: PAGE_SIZE });
    yield* page.versions;
    after = page.next;
  } while (after);
}

async function detailsOf(store: IVersionStore, version: Version): Promise<VersionDetails | null> {
  if (version.kind === 'marker') {
    return null;
  }
  try {
    return await store.head(version.key, version.versionId);
  } catch (error) {
    if (error instanceof NotFoundError) {
      // A lifecycle rule took it between the two requests.
      return null;
    }
    throw error;
  }
}
