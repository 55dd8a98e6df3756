import type { OpenBookstore } from '../../tokens';
import type { VersionRef } from '../../ui/versionDrive';
import { chooseVersion } from './chooseVersion';

/** So much is kept of what was read last; a single larger version is kept, too. */
const MOST_BYTES = 50_000_000;

/**
 * Reads versions. They never change, so what was read last is not fetched again, and is here while
 * the bucket is away.
 */
export class VersionBytes {
  constructor(private readonly bookstore: OpenBookstore) {}

  /**
   * The bytes of a version.
   * @throws what the store throws, and RejectedError for a key that is none of ours.
   */
  async read({ key, versionId }: VersionRef): Promise<Blob> {
    const name = JSON.stringify([key, versionId]);
    const body = this.kept.get(name) ?? (await this.begun(name, { key, versionId }));
    this.kept.delete(name);
    this.kept.set(name, body);
    this.dropOld();
    return body;
  }

  /** The same request for all who ask meanwhile. */
  private begun(name: string, version: VersionRef): Promise<Blob> {
    let reading = this.reading.get(name);
    if (!reading) {
      reading = this.fetch(version).finally(() => this.reading.delete(name));
      this.reading.set(name, reading);
    }
    return reading;
  }

  private async fetch(version: VersionRef): Promise<Blob> {
    const chosen = await chooseVersion(this.bookstore, version, () => null);
    return this.bookstore.history.get(chosen, chosen.versionId, chosen.target);
  }

  private dropOld(): void {
    let total = [...this.kept.values()].reduce((sum, { size }) => sum + size, 0);
    for (const [name, { size }] of [...this.kept].slice(0, -1)) {
      if (total <= MOST_BYTES) {
        return;
      }
      this.kept.delete(name);
      total -= size;
    }
  }

  /** By key and version, the one asked for last at the end. */
  private readonly kept = new Map<string, Blob>();
  private readonly reading = new Map<string, Promise<Blob>>();
}
