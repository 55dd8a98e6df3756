import { compareAt } from '../model/save';
import type { IOutbox, Lane } from '../outbox/outbox';

/**
 * When the newest archived save of a file was made, as far as this browser knows: from what it
 * archived itself, and from what the bucket told meanwhile of what others archived.
 */
export class NewestSeen {
  constructor(
    private readonly outbox: Pick<IOutbox, 'head'>,
    private readonly onChange: () => void
  ) {}

  /** The bucket told of an archived save, made at a time in ISO 8601. */
  saw({ bucket, key }: Lane, at: string): void {
    const id = JSON.stringify([bucket, key]);
    const before = this.seen.get(id);
    if (before === undefined || compareAt(at, before) > 0) {
      this.seen.set(id, at);
      this.onChange();
    }
  }

  /** `null` while nobody knows of one. */
  async at({ bucket, key }: Lane): Promise<Date | null> {
    const known = (await this.outbox.head({ bucket, key }))?.newestAt;
    const told = this.seen.get(JSON.stringify([bucket, key]));
    const newest = known && told ? (compareAt(told, known) > 0 ? told : known) : known || told;
    return newest ? new Date(newest) : null;
  }

  private readonly seen = new Map<string, string>();
}
