import type { Entry, IOutbox } from '../outbox/outbox';

/** How much the local saves take. After a change only the file that changed is looked at again. */
export class LocalSizes {
  constructor(private readonly outbox: IOutbox) {}

  /** @param key - Whose saves changed; `null`: nobody knows. */
  changed(key: string | null): void {
    if (key === null) {
      this.byKey.clear();
      this.isKnown = false;
    } else {
      this.stale.add(key);
    }
  }

  /** In bytes. */
  async total(): Promise<number> {
    const keys = this.isKnown ? [...this.stale] : await this.outbox.keys('');
    this.isKnown = true;
    this.stale.clear();
    for (const key of keys) {
      this.byKey.set(key, await this.sizeOf(key));
    }
    return [...this.byKey.values()].reduce((sum, size) => sum + size, 0);
  }

  private async sizeOf(key: string): Promise<number> {
    const rows = await this.outbox.rows('', key);
    return sizeOf(rows.filter(({ stage }) => stage === 'entry'));
  }

  private isKnown = false;
  private readonly byKey = new Map<string, number>();
  private readonly stale = new Set<string>();
}

/** What rows take together, in bytes. */
export function sizeOf(rows: Pick<Entry, 'sizeBytes'>[]): number {
  return rows.reduce((total, { sizeBytes }) => total + (sizeBytes ?? 0), 0);
}
