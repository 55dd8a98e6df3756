import { VDomModel } from '@jupyterlab/ui-components';
import { FileHistory, type FilePlace } from '../../archive/fileHistory';
import type { Status } from '../../archive/status';
import { describeError, type ErrorDescription } from '../../model/errors';
import type { Version, VersionDetails } from '../../model/version';
import type { IBookstore } from '../../tokens';
import { coalesce } from '../coalesce';
import { DetailsQueue } from './detailsQueue';
import { rowId } from './row';
import { NO_FILTER, type Filter } from './rowFilter';

/** What the history panel shows: one file's versions, as far as they were looked at. */
export class HistoryModel extends VDomModel {
  constructor(private readonly bookstore: IBookstore) {
    super();
    bookstore.statusChanged.connect(this.refresh, this);
  }

  override dispose(): void {
    this.bookstore.statusChanged.disconnect(this.refresh, this);
    super.dispose();
  }

  /** Contents path of the file; `null` for none. */
  get path(): string | null {
    return this.shownPath;
  }

  /** Show another file's versions, or none. */
  show(path: string | null): void {
    if (path !== this.shownPath) {
      this.shownPath = path;
      this.filter = NO_FILTER;
      this.begin();
    }
  }

  /** A file was renamed or its saves go elsewhere: begin anew, at the same place. */
  begin(): void {
    const { path } = this;
    this.place = path === null ? null : this.placeOf(path);
    this.file = this.place && this.historyOf(this.place);
    this.details = new Map();
    this.gaps = [];
    this.failure = null;
    this.isListed = false;
    this.newest = '';
    this.stateChanged.emit();
    this.refresh();
  }

  /** Nobody looks at a hidden panel: it asks nobody. */
  set isShown(isShown: boolean) {
    this.isSeen = isShown;
    this.refresh();
  }

  /** Look again at the newest versions, in the bucket too. */
  reload(): void {
    this.newest = '';
    this.details = new Map([...this.details].filter(([, details]) => details));
    this.refresh();
  }

  /** Look for changes soon. The bucket is asked only if there is something new in it. */
  readonly refresh = coalesce(() => this.look());

  /** Load one more page, unless one is on its way. */
  async older(): Promise<void> {
    const { file } = this;
    if (!file || file.isComplete || this.isLoading || this.olderFailure || !this.isListed) {
      return;
    }
    this.isLoading = true;
    try {
      await file.older();
    } catch (error) {
      this.olderFailure = describeError(error as Error);
    }
    this.isLoading = false;
    this.stateChanged.emit();
  }

  /** Try again after older versions could not be loaded. */
  retryOlder(): Promise<void> {
    this.olderFailure = null;
    return this.older();
  }

  setDirty(isDirty: boolean): void {
    if (isDirty !== this.isDirty) {
      this.isDirty = isDirty;
      this.stateChanged.emit();
    }
  }

  /** The newest version that is known; `null` if there is none. */
  newestVersion(): { key: string; versionId: string } | null {
    const newest = this.file?.chapters.find(({ versions }) => versions.length > 0)?.versions[0];
    return newest ? { key: newest.key, versionId: newest.versionId } : null;
  }

  setFilter(filter: Filter): void {
    this.filter = filter;
    this.stateChanged.emit();
  }

  /** Open or close the fold with these versions. */
  setOpen(ids: string[], isOpen: boolean): void {
    for (const id of ids) {
      if (isOpen) {
        this.opened.add(id);
      } else {
        this.opened.delete(id);
      }
    }
    this.stateChanged.emit();
  }

  /** Ask for the details that these versions lack: of these and no others. */
  wantDetails(versions: Version[]): void {
    const { place, bookstore, details } = this;
    if (!place) {
      return;
    }
    const lacking = versions.filter(each => each.kind === 'object' && !details.has(rowId(each)));
    const { bucket, target } = place;
    this.queue.want(
      lacking.map(({ key, versionId }) => ({
        id: rowId({ key, versionId }),
        ask: () => bookstore.history.details({ bucket, key }, versionId, target)
      }))
    );
  }

  private async look(): Promise<void> {
    if (!this.isSeen || this.isDisposed) {
      return;
    }
    try {
      await this.bookstore.ready;
      if (this.path !== null && !same(this.place, this.placeOf(this.path))) {
        this.begin();
      }
      this.status = await this.bookstore.status();
      await this.lookAtFile();
    } catch (error) {
      this.failure = describeError(error as Error);
    }
    this.stateChanged.emit();
  }

  private async lookAtFile(): Promise<void> {
    const { file, place } = this;
    const { history, outbox } = this.bookstore;
    if (!file || !place) {
      return;
    }
    const gaps = await history.gaps(place);
    const head = await outbox.head(place);
    await file.refreshLocal();
    if (file !== this.file) {
      return;
    }
    this.gaps = gaps.map(({ at }) => new Date(at));
    this.archivedAt = head?.newestAt ? new Date(head.newestAt) : null;
    this.wanted = head?.versionId || 'none';
    if (this.wanted !== this.newest) {
      this.list();
    }
  }

  /** Apart from the rest, so that a slow bucket does not keep local saves from being seen. */
  private readonly list = coalesce(async () => {
    const { file, wanted } = this;
    try {
      await file?.refresh();
      await file?.refreshLocal();
      if (file?.chapters[0]?.versions.length === 0) {
        await file.older();
      }
      if (file === this.file) {
        this.newest = wanted;
        this.failure = null;
        this.olderFailure = null;
        this.isListed = true;
      }
    } catch (error) {
      if (file === this.file) {
        this.failure = describeError(error as Error);
      }
    }
    this.stateChanged.emit();
  });

  private placeOf(path: string): FilePlace | null {
    try {
      const place = this.bookstore.placeOf(path);
      this.user = place?.by ?? '';
      return place && { bucket: place.bucket, key: place.key, target: place.target, path };
    } catch (error) {
      this.failure = describeError(error as Error);
      return null;
    }
  }

  private historyOf(place: FilePlace): FileHistory {
    return new FileHistory(this.bookstore.history, place, async path => {
      const before = await this.bookstore.outbox.renamedFrom(path);
      return before === null ? null : this.placeOf(before);
    });
  }

  status: Status | null = null;
  archivedAt: Date | null = null;
  place: FilePlace | null = null;
  file: FileHistory | null = null;
  details = new Map<string, VersionDetails | null>();
  gaps: Date[] = [];
  /** Why the newest versions could not be listed. */
  failure: ErrorDescription | null = null;
  /** Why older versions could not be listed. */
  olderFailure: ErrorDescription | null = null;
  isLoading = false;
  /** The name of who looks at it; empty if nobody knows. */
  user = '';
  /** The document has changes that are not saved. */
  isDirty = false;
  /** The bucket answered. */
  isListed = false;
  filter: Filter = NO_FILTER;
  readonly opened = new Set<string>();

  private isSeen = false;
  private shownPath: string | null = null;
  /** The newest version when the bucket was last asked. */
  private newest = '';
  /** The newest version that this browser knows of. */
  private wanted = '';
  private readonly queue = new DetailsQueue((id, details) => {
    this.details.set(id, details);
    this.stateChanged.emit();
  });
}

function same(a: FilePlace | null, b: FilePlace | null): boolean {
  return a?.key === b?.key && a?.bucket === b?.bucket;
}
