import { ConflictError, ForbiddenError, NotFoundError, SetupError } from '../model/errors';
import type { Origin } from '../model/metadata';
import { compareAt } from '../model/save';
import { newTags, tagsChange, type VersionTags } from '../model/versionTags';
import { nothingYet } from '../outbox/nothingYet';
import { laneOf, type Entry, type Following, type Head, type IOutbox } from '../outbox/outbox';
import type { Condition, IVersionStore, Receipt } from '../store/versionStore';
import { walk } from './walk';

/** An entry that is a version by now, which the outbox does not know yet. */
export type Uploaded = {
  /** The newest version of its lane; `null` if the entry was gone. */
  head: Head | null;
  /**
   * Take it out of the outbox.
   * @param inHand - As of `IOutbox.archived`.
   * @returns what can be uploaded by {@link uploadUpon} after those, in order.
   */
  note: (inHand: readonly string[]) => Promise<Following[]>;
};

const GONE: Uploaded = { head: null, note: () => Promise.resolve([]) };

/**
 * Make one entry a version, exactly once.
 * Whatever it throws, or its note, the entry stays and may be tried again.
 * @param isLeft - Another browser is left to make it one.
 * @param isConflicted - As of {@link walk}.
 * @throws ConflictError if somebody else wrote the key meanwhile, or is to do so.
 * @throws what IVersionStore throws.
 */
export async function uploadEntry(
  outbox: IOutbox,
  store: IVersionStore,
  entry: Entry,
  { isLeft = false, isConflicted = false } = {}
): Promise<Uploaded> {
  // A key never seen is taken for empty: if it is not, the condition fails and the next try looks.
  const walked = entry.tried || entry.collaborative ? await walk(store, entry, isConflicted) : null;
  if (walked?.archived) {
    return stored(outbox, store, entry, walked);
  }
  const isUnasked = entry.collaborative && entry.how === 'auto';
  if (walked && isUnasked && walked.head.sha256 === entry.sha256) {
    // A room that took over what somebody restored writes it once more.
    return stored(outbox, store, entry, { ...walked, versionId: walked.head.versionId });
  }
  if (isLeft) {
    throw new ConflictError('Its own browser may archive it yet.');
  }
  const taken = await outbox.take(entry.id);
  if (!taken) {
    return GONE;
  }
  const head = walked?.head ?? taken.head;
  return uploadUpon(outbox, store, { entry, body: taken.body }, head, walked !== null);
}

/**
 * Make an entry a version upon what this browser knows of its lane, while it is being queued or
 * right after the one before; returns and throws like {@link uploadEntry}.
 * @param known - The newest version of its lane; `null` if there is none.
 * @param isFresh - The store was asked for the head just now.
 */
export async function uploadUpon(
  outbox: IOutbox,
  store: IVersionStore,
  { entry, body }: Following,
  known: Head | null,
  isFresh = false
): Promise<Uploaded> {
  const base = { head: known ?? nothingYet(entry), isFresh };
  const late = Boolean(base.head.newestAt) && compareAt(entry.at, base.head.newestAt) < 0;
  const from = await renamedFrom(outbox, entry);
  const receipt = await put(store, entry, body, base, late, from);
  const newest = late ? base.head : { ...entry, newestAt: entry.at };
  const head = {
    ...laneOf(entry),
    ...receipt,
    save: newest.save,
    sha256: newest.sha256,
    newestAt: newest.newestAt
  };
  const { versionId } = receipt;
  return stored(outbox, store, entry, { head, versionId, tags: entry.tags });
}

/** A version that was stored, and what it is called already. */
type Stored = { head: Head; versionId: string; tags?: VersionTags };

function stored(outbox: IOutbox, store: IVersionStore, entry: Entry, version: Stored): Uploaded {
  return { head: version.head, note: inHand => note(outbox, store, entry, version, inHand) };
}

/** Take an entry out of the outbox. What it was called meanwhile, its version is called first. */
async function note(
  outbox: IOutbox,
  store: IVersionStore,
  { id, key }: Entry,
  { head, versionId, tags }: Stored,
  inHand: readonly string[]
): Promise<Following[]> {
  let archived = await outbox.archived(id, head, tags, inHand);
  while ('given' in archived) {
    const { given } = archived;
    try {
      await store.setTags(key, versionId, tagsChange(given));
    } catch (error) {
      // A lifecycle rule took the version: there is nothing left to be called anything.
      if (!(error instanceof NotFoundError)) {
        throw error;
      }
    }
    archived = await outbox.archived(id, head, given, inHand);
  }
  return archived.following;
}

/** The version that the next one is put upon, and whether the store was asked for it just now. */
type Base = { head: Head; isFresh: boolean };

/** The newest version under the key that the file had before. */
async function renamedFrom(outbox: IOutbox, entry: Entry): Promise<Origin | null> {
  const key = entry.renamedFrom;
  const head = key && (await outbox.head({ bucket: entry.bucket, key }));
  return head && head.versionId ? { key, versionId: head.versionId } : null;
}

async function put(
  store: IVersionStore,
  entry: Entry,
  body: Blob,
  base: Base,
  late: boolean,
  from: Origin | null
): Promise<Receipt> {
  const condition: Condition = base.head.etag ? { ifMatch: base.head.etag } : { ifNoneMatch: '*' };
  try {
    return await store.put(entry.key, {
      body,
      sha256: entry.sha256,
      contentType: contentTypeOf(entry.key),
      metadata: {
        ...entry.metadata,
        ...(late && { late }),
        ...(from && { from })
      },
      condition,
      ...(entry.tags && { tags: newTags(entry.tags) })
    });
  } catch (error) {
    if (error instanceof ForbiddenError && entry.tags) {
      throw new ForbiddenError(
        `${error.message} This save has a name or a pin: the keys may lack s3:PutObjectTagging. Remove it, then retry.`
      );
    }
    if (error instanceof ConflictError && base.isFresh && !base.head.etag) {
      await expectSomething(store, entry.key);
    }
    throw error;
  }
}

/** A store that refuses `If-None-Match: *` where there is nothing cannot be written to safely. */
async function expectSomething(store: IVersionStore, key: string): Promise<void> {
  try {
    await store.head(key);
  } catch (error) {
    if (error instanceof NotFoundError) {
      throw new SetupError(
        'conditional',
        'This S3 service refuses conditional writes of new files, so saves could be archived twice. Use a service that takes “If-None-Match: *”.',
        { cause: error }
      );
    }
    throw error;
  }
}

function contentTypeOf(key: string): string {
  return key.endsWith('.ipynb') ? 'application/x-ipynb+json' : 'application/octet-stream';
}
