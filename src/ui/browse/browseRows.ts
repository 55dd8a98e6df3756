import type { ShelfItem, ShelfPage } from '../../archive/shelf';
import type { VersionDetails } from '../../model/version';

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

type Known = (key: string) => VersionDetails | null | undefined;

/**
 * The lines of a list that grows page by page. It may be long, so nothing of it is made anew that
 * has not changed: a line is the same object until its details come.
 */
export class BrowseRows {
  /**
   * @param folder - The one that is shown, with a slash at its end.
   * @param filter - Words that all have to be in a path.
   * @param isDeep - Without folders to go into.
   */
  constructor(
    private readonly folder: string,
    filter: string,
    private readonly isDeep: boolean,
    private readonly known: Known
  ) {
    this.words = filter.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  }

  /** All lines, folders first. */
  get all(): readonly BrowseRow[] {
    this.joined ??= [...this.folders, ...this.items];
    return this.joined;
  }

  /** Append a page. */
  add({ folders, items }: Pick<ShelfPage, 'folders' | 'items'>): void {
    if (!this.isDeep) {
      this.folders.push(...folders.map(path => ({ kind: 'folder' as const, id: path, path })));
    }
    for (const item of items) {
      if (this.isWanted(item.path)) {
        this.places.set(item.key, this.items.length);
        this.items.push(this.rowOf(item));
      }
    }
    this.joined = null;
  }

  /** What a notebook says of itself became known. */
  changed(key: string): void {
    const place = this.places.get(key);
    const row = place === undefined ? undefined : this.items[place];
    if (row?.kind === 'item') {
      this.items[place!] = this.rowOf(row.item);
      this.joined = null;
    }
  }

  private rowOf(item: ShelfItem): BrowseRow {
    const under = item.path.slice(this.folder.length);
    return { kind: 'item', id: item.key, item, under, details: this.known(item.key) };
  }

  private isWanted(path: string): boolean {
    if (this.words.length === 0) {
      return true;
    }
    const text = path.toLocaleLowerCase();
    return this.words.every(word => text.includes(word));
  }

  private readonly words: string[];
  private readonly folders: BrowseRow[] = [];
  private readonly items: BrowseRow[] = [];
  private readonly places = new Map<string, number>();
  private joined: readonly BrowseRow[] | null = null;
}
