import { ForbiddenError, NotFoundError } from '../model/errors';
import { compareAt } from '../model/save';
import type { VersionMetadata } from '../model/metadata';
import type { Target } from '../model/target';
import type { Version, VersionDetails } from '../model/version';
import type { VersionTags } from '../model/versionTags';
import type { Entry, Gap, IOutbox, Lane } from '../outbox/outbox';
import type { Original } from '../outbox/originals';
import type { IVersionStore } from '../store/versionStore';
import { DetailsCache } from './detailsCache';
import { newestOf } from './newestOf';
import { originalNamed, originalVersion } from './originalVersions';
import { Tagging } from './tagging';

/** Begins the version ids of saves that are only in this browser. */
export const LOCAL_ID = 'local:';

/** How many archived versions are looked through for a save that was local a moment ago. */
const LOOKED_THROUGH = 50;

/** A version that waits in the outbox, or stays in this browser. */
export type LocalVersion = {
  key: string;
  /** `local:<save>`; `local:original-<SHA-256>` for what a file was before its first save. */
  versionId: string;
  kind: 'local';
  sizeBytes: number;
  metadata: VersionMetadata;
  tags?: VersionTags;
};

/** What is known of one version without its bytes. */
export type HistoryDetails = VersionDetails & {
  /** When it was saved, or else stored; ISO 8601. */
  at: string;
};

export type HistoryPage = {
  /** Newest first: what is only here, then what the store has. */
  versions: (LocalVersion | Version)[];
  /** Pass it back to get the next page; `null` at the end. */
  next: string | null;
};

/** The versions of a key, wherever they are: the outbox and the store seen as one. */
export class History {
  constructor(
    private readonly outbox: IOutbox,
    private readonly storeOf: (target: Target) => IVersionStore
  ) {
    this.tagging = new Tagging(this, outbox, storeOf);
  }

  /** Names and pins. */
  readonly tagging: Tagging;

  /**
   * A page of versions, newest first.
   * @param target - Where the archived ones are; `null`: there are only local ones.
   * @throws what IVersionStore.list throws, when there is a target.
   */
  async list(
    lane: Lane,
    target: Target | null,
    page: { after?: string | null; size?: number } = {}
  ): Promise<HistoryPage> {
    const [local, archived] = await Promise.all([
      page.after ? [] : this.local(lane),
      target ? this.storeOf(target).list(lane.key, page) : { versions: [], next: null }
    ]);
    return { versions: [...local, ...archived.versions], next: archived.next };
  }

  /**
   * The bytes of a version.
   * @throws NotFoundError if there is no such version.
   */
  async get(lane: Lane, versionId: string, target: Target | null): Promise<Blob> {
    const body = await this.localBody(lane, versionId);
    if (body) {
      return body;
    }
    if (!target || versionId.startsWith(LOCAL_ID)) {
      throw notHere(lane, versionId);
    }
    return this.storeOf(target).get(lane.key, versionId);
  }

  /**
   * What the listing does not tell of a version. Asked for once: versions never change.
   * @throws NotFoundError if there is no such version, or it is a delete marker.
   */
  async details(lane: Lane, versionId: string, target: Target | null): Promise<HistoryDetails> {
    if (versionId.startsWith(LOCAL_ID)) {
      const local =
        (await this.entryOf(lane, versionId)) ?? (await this.originalOf(lane, versionId));
      if (local) {
        return detailsOf(local, versionId);
      }
    }
    if (!target || versionId.startsWith(LOCAL_ID)) {
      throw notHere(lane, versionId);
    }
    const id = JSON.stringify([lane.bucket, lane.key, versionId]);
    const details = await this.known.get(id, () => this.storeOf(target).head(lane.key, versionId));
    return { ...details, at: details.metadata?.at ?? details.storedAt };
  }

  /**
   * What is known of the newest version.
   * @throws NotFoundError if there is none, or the newest is a delete marker.
   */
  async newest(lane: Lane, target: Target | null): Promise<HistoryDetails> {
    const [local] = await this.local(lane);
    if (local || !target) {
      return this.details(lane, local?.versionId ?? LOCAL_ID, target);
    }
    const details = await this.storeOf(target).head(lane.key);
    return { ...details, at: details.metadata?.at ?? details.storedAt };
  }

  /**
   * The id of the newest version that has bytes, and was not archived late.
   * @throws NotFoundError if there is none.
   */
  async newestId(lane: Lane, target: Target | null): Promise<string> {
    // No bucket has to answer for what is here.
    const [local] = await this.local(lane);
    if (local) {
      return local.versionId;
    }
    const newest = await this.list(lane, target, { size: LOOKED_THROUGH }).then(
      ({ versions }) => newestOf(versions, each => this.details(lane, each.versionId, target)),
      // Who may not list versions may still read the newest.
      (error: Error) =>
        error instanceof ForbiddenError ? this.newest(lane, target) : Promise.reject(error)
    );
    if (!newest?.versionId) {
      throw new NotFoundError(`There is no version of “${lane.key}” yet.`);
    }
    return newest.versionId;
  }

  /**
   * The id under which a version is to be had now: a local one may have been archived since.
   * @throws NotFoundError if it is neither here nor among the newest archived ones.
   */
  async currentId(lane: Lane, versionId: string, target: Target | null): Promise<string> {
    const isHere =
      !versionId.startsWith(LOCAL_ID) ||
      (await this.entryOf(lane, versionId)) ||
      (await this.originalOf(lane, versionId));
    if (isHere) {
      return versionId;
    }
    const save = versionId.slice(LOCAL_ID.length);
    const head = await this.outbox.head(lane);
    if (head?.save === save && head.versionId) {
      return head.versionId;
    }
    const { versions } = target
      ? await this.storeOf(target).list(lane.key, { size: LOOKED_THROUGH })
      : { versions: [] };
    for (const { kind, versionId } of versions) {
      const found = kind === 'object' && (await this.storeOf(target!).head(lane.key, versionId));
      if (found && found.metadata?.save === save) {
        return versionId;
      }
    }
    throw notHere(lane, versionId);
  }

  /** Saves of a key that were overwritten before they could be read. */
  gaps({ key }: Lane): Promise<Gap[]> {
    return this.outbox.gaps(key);
  }

  /** The versions that are only in this browser, newest first. */
  async local({ bucket, key }: Lane): Promise<LocalVersion[]> {
    const rows = await this.outbox.rows(bucket, key);
    return rows
      .filter((row): row is Entry => row.stage === 'entry')
      .sort(newestFirst)
      .map(({ save, sizeBytes, metadata, tags }) => ({
        key,
        versionId: LOCAL_ID + save,
        kind: 'local',
        sizeBytes: sizeBytes ?? 0,
        metadata,
        ...(tags && { tags })
      }));
  }

  /** What a file was before its first save, if that is kept. */
  original(lane: Pick<Lane, 'key'>): Promise<LocalVersion | null> {
    return originalVersion(this.outbox, lane);
  }

  private originalOf(lane: Lane, versionId: string): Promise<Original | null> {
    return originalNamed(this.outbox, lane, versionId);
  }

  private async localBody(lane: Lane, versionId: string): Promise<Blob | null> {
    if (await this.originalOf(lane, versionId)) {
      return this.outbox.originals.body(lane.key);
    }
    const entry = await this.entryOf(lane, versionId);
    return entry && this.outbox.body(entry.id);
  }

  /** A version that is only in this browser, as it waits; `null` if it is not. */
  async entryOf({ bucket, key }: Lane, versionId: string): Promise<Entry | null> {
    const rows = await this.outbox.rows(bucket, key);
    const isIt = (row: { stage: string; save?: string }) => LOCAL_ID + row.save === versionId;
    return (rows.find(isIt) as Entry | undefined) ?? null;
  }

  private readonly known = new DetailsCache();
}

function notHere({ key }: Lane, versionId: string): NotFoundError {
  return new NotFoundError(`There is no version ${versionId} of “${key}” in this browser.`);
}

function detailsOf(
  { key, sizeBytes, at, metadata }: Entry | Original,
  versionId: string
): HistoryDetails {
  return {
    at,
    key,
    versionId,
    etag: '',
    sizeBytes: sizeBytes ?? 0,
    storedAt: at,
    contentType: '',
    storeSha256: null,
    metadata
  };
}

function newestFirst(a: Entry, b: Entry): number {
  return compareAt(b.at, a.at) || b.sequence - a.sequence;
}
