import type { Entry, Following, Head, IOutbox } from '../outbox/outbox';
import type { IVersionStore } from '../store/versionStore';
import { uploadUpon, type Uploaded } from './uploadEntry';

/** An entry, and what makes it a version of a store. */
export type Turn = { entry: Entry; upload: (store: IVersionStore) => Promise<Uploaded> };

type Parts = {
  upload: (turn: Turn) => Promise<Uploaded>;
  /** What is to be uploaded when nothing is in hand. */
  next: () => Promise<Turn | null>;
  /** Begin nothing more. */
  isOver: () => boolean;
};

/** Uploads the entries of one lane in order; the outbox notes each while the next is on its way. */
export class LaneRun {
  constructor(
    private readonly outbox: IOutbox,
    private readonly parts: Parts
  ) {}

  /**
   * Upload `first` and all that follows, until nothing is left; one run each.
   * @throws what stopped it at {@link current}.
   */
  async from(first: Turn): Promise<void> {
    try {
      for (let turn: Turn | null = first; turn?.entry.target; turn = await this.next()) {
        this.current = turn.entry;
        const uploaded = await this.parts.upload(turn);
        this.head = uploaded.head;
        this.note(turn.entry, uploaded);
      }
    } finally {
      await this.noted;
    }
  }

  /** What was uploaded last, or is on its way. */
  current!: Entry;

  private async next(): Promise<Turn | null> {
    if (this.inHand.length === 0) {
      await this.noted;
    }
    if (this.parts.isOver()) {
      return null;
    }
    const following = this.inHand.shift();
    return following ? this.turnOf(following) : this.parts.next();
  }

  private turnOf(following: Following): Turn {
    const { head } = this;
    return {
      entry: following.entry,
      upload: store => uploadUpon(this.outbox, store, following, head)
    };
  }

  private note({ id }: Entry, { note }: Uploaded): void {
    // One after the other: the newest version is noted last.
    this.noted = this.noted.then(async () => {
      const taken = [this.current, ...this.inHand.map(({ entry }) => entry)].map(each => each.id);
      this.inHand.push(...(await note(taken.filter(each => each !== id))));
    });
    // Told where it is waited for.
    this.noted.catch(() => undefined);
  }

  private head: Head | null = null;
  private noted = Promise.resolve();
  private readonly inHand: Following[] = [];
}
