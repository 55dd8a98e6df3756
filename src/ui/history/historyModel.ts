import { VDomModel } from '@jupyterlab/ui-components';
import { FileHistory, type FilePlace } from '../../archive/fileHistory';
import type { Status } from '../../archive/status';
import { describeError, type ErrorDescription } from '../../model/errors';
import type { Selection } from '../../model/selection';
import type { Settings } from '../../model/settings';
import type { Version, VersionDetails } from '../../model/version';
import type { OpenBookstore } from '../../tokens';
import { coalesce } from '../coalesce';
import { Beside } from './beside';
import { Choices } from './choices';
import { DetailsQueue } from './detailsQueue';
import { FileListing } from './fileListing';
import { rowId, type Missing } from './row';
import { NO_FILTER } from './rowFilter';
import { RowTags } from './rowTags';

/** What the history panel shows: a file's versions, and how archiving it is doing. */
export class HistoryModel extends VDomModel {
  constructor(private readonly bookstore: OpenBookstore) {
    super();
    this.tags = new RowTags(bookstore.history.tagging, this.changed);
    this.beside = new Beside(bookstore, this.changed);
    bookstore.statusChanged.connect(this.refresh, this);
  }

  override dispose(): void {
    this.bookstore.statusChanged.disconnect(this.refresh, this);
    this.tags.dispose();
    this.beside.dispose();
    super.dispose();
  }

  /** Contents path of the file; `null` for none. */
  get path(): string | null {
    return this.shownPath;
  }

  /** The file's versions under all its names; `null` while there is no file. */
  get file(): FileHistory | null {
    return this.listing?.file ?? null;
  }

  get settings(): Settings {
    return this.bookstore.settings;
  }

  /** Whether the file's saves are meant to be archived. */
  get selection(): Selection {
    return this.path === null ? 'not-meant' : this.bookstore.selectionOf(this.path);
  }

  /** Why the newest versions could not be shown. */
  get failure(): ErrorDescription | null {
    return this.listing?.failure ?? this.problem;
  }

  /** Show another file's versions, or none. */
  show(path: string | null): void {
    if (path !== this.shownPath) {
      this.shownPath = path;
      this.choices.filter = NO_FILTER;
      this.begin();
    }
  }

  /** A file was renamed or its saves go elsewhere: begin anew, at the same place. */
  begin(): void {
    const { path } = this;
    this.problem = null;
    this.place = path === null ? null : this.placeOf(path);
    this.listing = this.place && this.listingOf(this.place);
    this.details = new Map();
    this.tags.clear();
    this.beside.show(this.place);
    this.gaps = [];
    this.changed();
    this.refresh();
  }

  /** Nobody looks at a hidden panel: it asks nobody. */
  set isShown(isShown: boolean) {
    this.isSeen = isShown;
    this.refresh();
  }

  /** Look again at the newest versions, in the bucket too. */
  reload(): void {
    this.listing?.forget();
    this.beside.again();
    this.tags.again(this.place?.bucket ?? '', this.file?.chapters.map(({ key }) => key) ?? []);
    this.details = new Map([...this.details].filter(([, details]) => details));
    this.refresh();
  }

  /** Look for changes soon. The bucket is asked only if there is something new in it. */
  readonly refresh = coalesce(() => this.look());

  setDirty(isDirty: boolean): void {
    if (isDirty !== this.isDirty) {
      this.isDirty = isDirty;
      this.changed();
    }
  }

  /** The newest version, as soon as the panel knows; `null` if there is none or nobody answers. */
  async newestVersion(): Promise<{ key: string; versionId: string } | null> {
    await this.bookstore.targetKnown();
    for (;;) {
      const versions = this.file?.chapters.flatMap(chapter => chapter.versions) ?? [];
      const newest = versions.find(({ kind }) => kind !== 'marker');
      if (newest) {
        return { key: newest.key, versionId: newest.versionId };
      }
      if (this.isDisposed || !this.listing || this.listing.isListed || this.failure) {
        return null;
      }
      await new Promise<void>(resolve => this.waiting.push(resolve));
    }
  }

  /** Ask for the details that these versions lack: of these and no others. */
  wantDetails(versions: Version[]): void {
    const { place, bookstore, details } = this;
    if (!place) {
      return;
    }
    this.tags.want(place, versions, details);
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
      await this.bookstore.targetKnown();
      if (this.path !== null && !same(this.place, this.placeOf(this.path))) {
        this.begin();
      }
      // The file first: its versions are waited for.
      const [, status] = await Promise.all([this.lookAtFile(), this.bookstore.status()]);
      this.status = status;
    } catch (error) {
      this.problem = describeError(error as Error);
    }
    this.changed();
  }

  private async lookAtFile(): Promise<void> {
    const { listing, place } = this;
    const { history, newest, outbox } = this.bookstore;
    if (!listing || !place) {
      return;
    }
    const head = await outbox.head(place);
    // The bucket takes longest.
    listing.look(head?.versionId ?? '');
    const [gaps, archivedAt] = await Promise.all([
      history.gaps(place),
      newest.at(place),
      listing.file.refreshLocal()
    ]);
    if (listing === this.listing) {
      this.problem = null;
      this.gaps = gaps.map(({ at, reason }) => ({
        at: new Date(at),
        isDamaged: reason === 'damaged'
      }));
      this.archivedAt = archivedAt;
    }
  }

  private placeOf(path: string): FilePlace | null {
    try {
      const { bookstore } = this;
      const place = bookstore.selectionOf(path) === 'not-meant' ? null : bookstore.locate(path);
      this.user = place?.by ?? '';
      return place && { bucket: place.bucket, key: place.key, target: place.target, path };
    } catch (error) {
      this.problem = describeError(error as Error);
      return null;
    }
  }

  private listingOf(place: FilePlace): FileListing {
    const { history, newest } = this.bookstore;
    const saw = (versionId: string) =>
      history.details(place, versionId, place.target).then(
        ({ at }) => newest.saw(place, at),
        // Its row says what of it cannot be read.
        () => undefined
      );
    const looked = () => {
      this.changed();
      void this.beside.ask();
    };
    return new FileListing(this.historyOf(place), looked, id => void saw(id));
  }

  private historyOf(place: FilePlace): FileHistory {
    return new FileHistory(this.bookstore.history, place, async path => {
      const before = await this.bookstore.outbox.renamedFrom(path);
      return before === null ? null : this.placeOf(before);
    });
  }

  private readonly changed = (): void => {
    this.waiting.splice(0).forEach(look => look());
    this.stateChanged.emit();
  };

  readonly tags: RowTags;
  readonly beside: Beside;
  readonly choices = new Choices(this.changed);
  listing: FileListing | null = null;
  status: Status | null = null;
  archivedAt: Date | null = null;
  place: FilePlace | null = null;
  details = new Map<string, VersionDetails | null>();
  gaps: Missing[] = [];
  /** The name of who looks at it; empty if nobody knows. */
  user = '';
  /** The document has changes that are not saved. */
  isDirty = false;

  private isSeen = false;
  private shownPath: string | null = null;
  /** Why nobody could look. */
  private problem: ErrorDescription | null = null;
  /** Told of the next change. */
  private readonly waiting: (() => void)[] = [];
  private readonly queue = new DetailsQueue((id, details) => {
    this.details.set(id, details);
    this.changed();
  });
}

function same(a: FilePlace | null, b: FilePlace | null): boolean {
  return a?.key === b?.key && a?.bucket === b?.bucket;
}
