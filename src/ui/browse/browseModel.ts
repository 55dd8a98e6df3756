import { VDomModel } from '@jupyterlab/ui-components';
import type { HistoryDetails } from '../../archive/history';
import type { IShelf, ShelfPage } from '../../archive/shelf';
import { describeError, type ErrorDescription } from '../../model/errors';
import type { VersionDetails } from '../../model/version';
import { DetailsQueue } from '../history/detailsQueue';
import { BrowseRows, type BrowseRow } from './browseRows';

/** A list is loaded until it has so many lines more, so that scrolling has somewhere to go. */
const MORE_ROWS = 50;

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
      this.lines = this.noLines();
      this.pages.forEach(page => this.lines.add(page));
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
      const wanted = this.rows.length + MORE_ROWS;
      while (run === this.run && !this.isComplete && this.rows.length < wanted) {
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
  wantDetails(rows: readonly BrowseRow[]): void {
    this.queue.want(
      rows.flatMap(row =>
        row.kind === 'item' && row.details === undefined
          ? [{ id: row.item.key, ask: () => this.parts.details(row.item.key) }]
          : []
      )
    );
  }

  /** The lines to be shown. */
  get rows(): readonly BrowseRow[] {
    return this.lines.all;
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
    this.pages = [];
    this.lines = this.noLines();
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
    this.pages.push(page);
    this.lines.add(page);
    this.after = page.next;
    this.isComplete = page.next === null;
    this.looked += page.looked;
    this.stateChanged.emit();
  }

  private noLines(): BrowseRows {
    return new BrowseRows(this.folder, this.filter, this.isDeep, key => this.details.get(key));
  }

  private get isDeep(): boolean {
    return this.parts.isFlat || this.filter.trim() !== '';
  }

  /** Counts how often the list was begun: what an older one still gets is dropped. */
  private run = 0;
  private shelf: IShelf | null = null;
  private pages: ShelfPage[] = [];
  private after: string | null = null;
  private readonly details = new Map<string, VersionDetails | null>();
  private lines = new BrowseRows('', '', false, key => this.details.get(key));
  private readonly queue = new DetailsQueue((key, details) => {
    this.details.set(key, details);
    this.lines.changed(key);
    this.stateChanged.emit();
  });
}
