import { VDomModel } from '@jupyterlab/ui-components';
import type { HistoryDetails } from '../../archive/history';
import type { IShelf, ShelfItem } from '../../archive/shelf';
import { describeError, type ErrorDescription } from '../../model/errors';
import type { VersionDetails } from '../../model/version';
import { DetailsQueue } from '../history/detailsQueue';

/** A list is loaded until it has so many lines more, so that scrolling has somewhere to go. */
const MORE_ROWS = 50;

export type BrowseRow =
  | { kind: 'folder'; id: string; path: string }
  | {
      kind: 'item';
      id: string;
      item: ShelfItem;
      /** Where it is, seen from the folder that is shown. */
      under: string;
      details: VersionDetails | null | undefined;
    };

export type BrowseParts = {
  /** The list as it is now; asked again to refresh. */
  shelf: () => IShelf;
  /** What the newest version of a key says of itself. */
  details: (key: string) => Promise<HistoryDetails>;
  /** One flat list, without folders to go into. */
  isFlat: boolean;
};

/** What a list of notebooks in the bucket shows, as far as it was looked at. */
export class BrowseModel extends VDomModel {
  constructor(private readonly parts: BrowseParts) {
    super();
  }

  get isFlat(): boolean {
    return this.parts.isFlat;
  }

  /** Show a folder, from its beginning. */
  async open(folder: string): Promise<void> {
    this.folder = folder;
    this.filter = '';
    await this.begin();
  }

  /** Look again. */
  refresh(): Promise<void> {
    this.details.clear();
    return this.begin();
  }

  /** Show what holds these words in its path; also in the folders below. */
  async setFilter(filter: string): Promise<void> {
    const wasDeep = this.isDeep;
    this.filter = filter;
    if (this.isDeep !== wasDeep) {
      await this.begin();
    } else {
      this.stateChanged.emit();
      await this.more();
    }
  }

  /** Load until there is something more to see, unless that is on its way. */
  async more(): Promise<void> {
    const run = this.run;
    if (this.isLoading || this.isComplete || this.failure) {
      return;
    }
    this.isLoading = true;
    try {
      const wanted = this.rows().length + MORE_ROWS;
      while (run === this.run && !this.isComplete && this.rows().length < wanted) {
        await this.load(run);
      }
    } catch (error) {
      if (run === this.run) {
        this.failure = describeError(error as Error);
      }
    }
    if (run === this.run) {
      this.isLoading = false;
      this.stateChanged.emit();
    }
  }

  /** Ask for what these rows say of themselves, and for no others. */
  wantDetails(rows: BrowseRow[]): void {
    this.queue.want(
      rows.flatMap(row =>
        row.kind === 'item' && row.details === undefined
          ? [{ id: row.item.key, ask: () => this.parts.details(row.item.key) }]
          : []
      )
    );
  }

  /** The lines to be shown. */
  rows(): BrowseRow[] {
    const words = this.filter.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const isWanted = (path: string) => {
      const text = path.toLocaleLowerCase();
      return words.every(word => text.includes(word));
    };
    const folders = this.folders.map(path => ({ kind: 'folder' as const, id: path, path }));
    const items = this.items
      .filter(({ path }) => isWanted(path))
      .map(item => ({
        kind: 'item' as const,
        id: item.key,
        item,
        under: item.path.slice(this.folder.length),
        details: this.details.get(item.key)
      }));
    return [...(this.isDeep ? [] : folders), ...items];
  }

  /** Folder that is shown; its path with a slash at the end, empty at the top. */
  folder = '';
  filter = '';
  failure: ErrorDescription | null = null;
  isLoading = false;
  isComplete = false;
  /** How many notebooks were looked at. */
  looked = 0;

  private begin(): Promise<void> {
    this.run += 1;
    this.shelf = this.parts.shelf();
    this.items = [];
    this.folders = [];
    this.after = null;
    this.looked = 0;
    this.failure = null;
    this.isLoading = false;
    this.isComplete = false;
    this.stateChanged.emit();
    return this.more();
  }

  private async load(run: number): Promise<void> {
    const question = { deep: this.isDeep, after: this.after };
    const page = await this.shelf!.page(this.folder, question);
    if (run !== this.run) {
      return;
    }
    this.items = [...this.items, ...page.items];
    this.folders = [...this.folders, ...page.folders];
    this.after = page.next;
    this.isComplete = page.next === null;
    this.looked += page.looked;
    this.stateChanged.emit();
  }

  private get isDeep(): boolean {
    return this.parts.isFlat || this.filter.trim() !== '';
  }

  /** Counts how often the list was begun: what an older one still gets is dropped. */
  private run = 0;
  private shelf: IShelf | null = null;
  private items: ShelfItem[] = [];
  private folders: string[] = [];
  private after: string | null = null;
  private readonly details = new Map<string, VersionDetails | null>();
  private readonly queue = new DetailsQueue((key, details) => {
    this.details.set(key, details);
    this.stateChanged.emit();
  });
}
