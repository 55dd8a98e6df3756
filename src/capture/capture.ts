import { NotFoundError, OutboxError, RejectedError, TransientError } from '../model/errors';
import type { How, Origin } from '../model/metadata';
import { renamedPath } from '../model/renamedPath';
import type { Target } from '../model/target';
import { laneOf, type Entry, type Intent, type IOutbox, type Lane } from '../outbox/outbox';
import type { describeSave } from './describeSave';
import type { FileState } from './fileReader';
import { insist, type InsistParts } from './insist';
import { readSavedBytes, type BytesParts, type SavedBytes } from './savedBytes';
import { Turns } from './turns';

/** A save that Jupyter told of. */
export type SavedFile = Pick<FileState, 'path' | 'at' | 'sizeBytes'> & {
  how: How;
  /** The version that was restored or cloned. */
  from?: Origin;
  /** SHA-256 of the file right after the save, if a document knows it. */
  proof?: Promise<string | null>;
  /** Saved through real-time collaboration. */
  collaborative?: boolean;
  /** Somebody else's, whose browser knows how it came about. */
  isOthers?: boolean;
};

/** Where the saves of a file go. */
export type Place = Lane & { target: Target | null; object: string; by: string };

/** Uploads saves while they are being queued, where that is possible. */
export type Ahead = {
  /** A save for a bucket is being fetched. Call what this returns when it came. */
  expect: (bucket: string) => () => void;
  /**
   * Begin to upload what is about to be queued.
   * @returns whether it began: then it counts as tried.
   * @throws OutboxError
   */
  uploadAhead: (entry: Entry, body: Blob) => Promise<boolean>;
};

export type CaptureParts = BytesParts &
  InsistParts & {
    outbox: IOutbox;
    describe: typeof describeSave;
    /** Names this tab. */
    tab: string;
    /**
     * Where the saves of a path go; `null` if they are not to be archived.
     * @throws RejectedError if the path cannot be a key.
     */
    placeOf: (path: string) => Place | null;
    ahead: Ahead;
  };

/** A rename is told of this soon after the file has its new name, in milliseconds. */
const RENAME_MS = 1_000;

/**
 * Turns saves into entries of the outbox, in the order in which Jupyter told of them.
 * It never throws: what goes wrong is reported, and Jupyter's save is unharmed.
 */
export class Capture {
  constructor(private readonly parts: CaptureParts) {}

  /** Saves whose bytes are not durable yet. */
  get pending(): number {
    return this.expected.size + this.renamable.size;
  }

  /** Count a save of a file among the pending ones until it can be taken. Call what this returns then. */
  expect(path: string): () => void {
    const save = { path };
    this.expected.add(save);
    this.onPending();
    return () => {
      this.expected.delete(save);
      this.onPending();
    };
  }

  /** Whether a save of a file is not durable yet. */
  isPending(path: string): boolean {
    return [...this.expected, ...this.renamable.values()].some(save => save.path === path);
  }

  /** Archive a save. Resolves when it waits in the outbox, or is known to be lost. */
  async saved(file: SavedFile): Promise<Entry | null> {
    const place = this.placeOf(file.path);
    if (!place) {
      return null;
    }
    const intent = this.intentOf(file, place);
    const came = this.parts.ahead.expect(intent.bucket);
    this.renamable.set(intent.id, intent);
    this.onPending();
    // Both begin now: the sooner the bytes are asked for, the surer they are this save's.
    const begun = this.begin(intent);
    const bytes = this.read(intent, file.proof ?? Promise.resolve(null));
    try {
      await begun;
      const read = await bytes;
      // So that each is compared with the one before.
      return await this.turns.take(intent.key, () => this.keep(intent, read));
    } finally {
      came();
      this.renamable.delete(intent.id);
      this.onPending();
    }
  }

  /** Capture what a tab that died left behind, if it is still on disk. */
  async recover(intent: Intent): Promise<Entry | null> {
    this.renamable.set(intent.id, intent);
    try {
      const now = await this.parts.reader.state(intent.path, false);
      const isThere = now.at === intent.at && now.sizeBytes === intent.sizeBytes;
      return await this.keep(
        intent,
        isThere ? await this.read(intent, Promise.resolve(null)) : null
      );
    } catch (error) {
      if (!(error instanceof NotFoundError)) {
        throw error;
      }
      return this.keep(intent, null);
    } finally {
      this.renamable.delete(intent.id);
    }
  }

  /** A file or folder has a new path: bytes still to be fetched are there now. */
  renamed(from: string, to: string): void {
    for (const save of [...this.expected, ...this.renamable.values()]) {
      save.path = renamedPath(save.path, from, to);
    }
  }

  /** Called whenever {@link pending} changes. */
  onPending: () => void = () => undefined;

  private placeOf(path: string): Place | null {
    try {
      return this.parts.placeOf(path);
    } catch (error) {
      if (error instanceof RejectedError) {
        this.parts.report(error, path);
        return null;
      }
      throw error;
    }
  }

  private intentOf(file: SavedFile, place: Place): Intent {
    const { path, at, sizeBytes, how, from, collaborative = false, isOthers } = file;
    const sequence = this.sequence++;
    const { tab } = this.parts;
    const id = `${tab}/${sequence}`;
    const facts = { row: 1 as const, stage: 'intent' as const, id, tab, sequence };
    const maybe = { ...(from && { from }), ...(isOthers && { isOthers }) };
    return { ...facts, ...place, path, at, sizeBytes, how, collaborative, ...maybe };
  }

  private begin(intent: Intent): Promise<void> {
    return insist(this.parts, intent, () => this.parts.outbox.begin(intent), OutboxError);
  }

  private async read(intent: Intent, proof: Promise<string | null>): Promise<SavedBytes | null> {
    const { path } = intent;
    try {
      const read = () => readSavedBytes(this.parts, intent, proof);
      return await insist(this.parts, intent, read, TransientError);
    } catch (error) {
      if (error instanceof NotFoundError && (await this.isRenamed(intent, path))) {
        return this.read(intent, proof);
      }
      // An intent that stayed open would hold up every later save of its key.
      if (!(error instanceof NotFoundError || error instanceof TransientError)) {
        this.parts.report(error as Error, intent.path);
      }
      return null;
    }
  }

  /** Whether a file that is gone has another name. Jupyter may tell of that a moment later. */
  private async isRenamed(intent: Intent, from: string): Promise<boolean> {
    if (intent.path === from) {
      await this.parts.wait(RENAME_MS);
    }
    return intent.path !== from;
  }

  /** Make an intent with its bytes an entry, or without them a gap. */
  private async keep(intent: Intent, bytes: SavedBytes | null): Promise<Entry | null> {
    const { describe, outbox } = this.parts;
    if (!bytes) {
      await outbox.giveUp(intent, 'overwritten before it could be read');
      return null;
    }
    for (let current = intent; ;) {
      const described = () => describe(outbox, current, bytes, path => this.placeOf(path));
      const save = await insist(this.parts, intent, described, TransientError);
      const entry = { ...save, tried: await this.isTried(save, bytes.body) };
      const queue = () => outbox.queue(entry, bytes.body);
      const queued = await insist(this.parts, intent, queue, OutboxError);
      if (queued === 'queued') {
        await outbox.setOutline(laneOf(entry), bytes.outline);
        return entry;
      }
      if (typeof queued === 'string') {
        return null;
      }
      current = queued.rekeyed;
    }
  }

  /** Whether an upload was begun, now or by the tab that died. */
  private async isTried(entry: Entry, body: Blob): Promise<boolean> {
    if (entry.tab !== this.parts.tab) {
      return true;
    }
    // The store has to be asked about these first, or other versions come before.
    if (!entry.target || entry.collaborative || entry.renamedFrom) {
      return false;
    }
    try {
      return await this.parts.ahead.uploadAhead(entry, body);
    } catch (error) {
      if (error instanceof OutboxError) {
        // Queueing it meets the same, and reports it.
        return false;
      }
      throw error;
    }
  }

  private sequence = 0;
  private readonly expected = new Set<{ path: string }>();
  private readonly turns = new Turns();
  private readonly renamable = new Map<string, Intent>();
}
