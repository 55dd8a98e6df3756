import type { FileHistory } from '../../archive/fileHistory';
import type { LocalVersion } from '../../archive/history';
import { describeError, type ErrorDescription } from '../../model/errors';
import { coalesce } from '../coalesce';

/** One file's versions, as far as they were looked at, and what kept others from being seen. */
export class FileListing {
  constructor(
    readonly file: FileHistory,
    private readonly onChange: () => void,
    /** Told which archived version is the newest, when the bucket was asked. */
    private readonly saw: (versionId: string) => void
  ) {}

  /** The bucket answered. */
  isListed = false;
  isLoading = false;
  /** Why the newest versions could not be listed. */
  failure: ErrorDescription | null = null;
  /** Why older versions could not be listed. */
  olderFailure: ErrorDescription | null = null;
  /** What the file was before its first save, if that is kept. */
  original: LocalVersion | null = null;

  /**
   * Look at the newest versions, unless that was done since `newest` became the newest one that
   * this browser knows of. Apart from what is local, which a slow bucket must not hold up.
   */
  look(newest: string): void {
    this.wanted = newest;
    if (newest !== this.looked) {
      this.list();
    }
    this.lookForOriginal();
  }

  /** At the next look, ask the bucket. */
  forget(): void {
    this.looked = null;
  }

  /** Load one more page, unless one is on its way. */
  async older(): Promise<void> {
    const { file } = this;
    if (file.isComplete || this.isLoading || this.olderFailure || !this.isListed) {
      return;
    }
    this.isLoading = true;
    try {
      await file.older();
    } catch (error) {
      this.olderFailure = describeError(error as Error);
    }
    this.isLoading = false;
    this.lookForOriginal();
    this.onChange();
  }

  /** Try again after older versions could not be loaded. */
  retryOlder(): Promise<void> {
    this.olderFailure = null;
    return this.older();
  }

  private readonly list = coalesce(async () => {
    const { file, wanted } = this;
    try {
      await file.refresh();
      await file.refreshLocal();
      if (file.chapters[0]?.versions.length === 0) {
        await file.older();
      }
      const newest = file.chapters[0]?.versions.find(({ kind }) => kind === 'object');
      if (newest) {
        this.saw(newest.versionId);
      }
      this.looked = wanted;
      this.failure = null;
      this.olderFailure = null;
      this.isListed = true;
    } catch (error) {
      this.failure = describeError(error as Error);
    }
    this.lookForOriginal();
    this.onChange();
  });

  private readonly lookForOriginal = coalesce(async () => {
    const before = this.original?.versionId;
    // Without the details of the oldest version nobody can tell: the listing's failures are told.
    this.original = await this.file.original().catch(() => null);
    if (this.original?.versionId !== before) {
      this.onChange();
    }
  });

  /** The newest version when the bucket was last asked. */
  private looked: string | null = null;
  private wanted = '';
}
