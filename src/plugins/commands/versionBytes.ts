import type { OpenBookstore } from '../../tokens';
import type { VersionRef } from '../../ui/versionDrive';
import { chooseVersion } from './chooseVersion';

/** Reads versions. They never change, so the last one is not fetched twice. */
export class VersionBytes {
  constructor(private readonly bookstore: OpenBookstore) {}

  /**
   * The bytes of a version.
   * @throws what the store throws, and RejectedError for a key that is none of ours.
   */
  read({ key, versionId }: VersionRef): Promise<Blob> {
    const name = JSON.stringify([key, versionId]);
    if (name !== this.lastName) {
      this.lastName = name;
      this.last = this.fetch({ key, versionId });
      this.last.catch(() => {
        this.lastName = '';
      });
    }
    return this.last;
  }

  private async fetch(version: VersionRef): Promise<Blob> {
    const chosen = await chooseVersion(this.bookstore, version, () => null);
    return this.bookstore.history.get(chosen, chosen.versionId, chosen.target);
  }

  private lastName = '';
  private last!: Promise<Blob>;
}
