import type { IVersionStore } from '../store/versionStore';

/** A notebook that stands in the bucket. */
export type ShelfItem = {
  /** Full object key. */
  key: string;
  /** The key without the shelf's prefix. */
  path: string;
  sizeBytes: number;
  /** When its newest version was stored; ISO 8601. */
  at: string;
};

export type ShelfPage = {
  items: ShelfItem[];
  /** Paths of the folders below, each with its slash at the end. */
  folders: string[];
  /** Pass it back to get the next page; `null` at the end. */
  next: string | null;
  /** How many notebooks were looked at for this page. */
  looked: number;
};

export type ShelfQuestion = {
  /** Also what is in folders below, instead of their names. */
  deep: boolean;
  /** `next` of the page before. */
  after: string | null;
};

/** Notebooks in the bucket, folder by folder. */
export interface IShelf {
  /**
   * One page of a folder.
   * @param folder - Its path with a slash at the end; empty for the top.
   * @throws what IVersionStore.objects throws.
   */
  page(folder: string, question: ShelfQuestion): Promise<ShelfPage>;
}

/** Enough for a screen: somebody waits for it. */
const FIRST_PAGE_SIZE = 50;

/** Small enough not to be felt while one scrolls. */
const PAGE_SIZE = 200;

/** Folders for our own use, such as that of the set-up check, are nobody's notebooks. */
const OWN_FOLDER = /(^|\/)\.bookstore-/;

/** All notebooks under a prefix. */
export class PrefixShelf implements IShelf {
  /** @param prefix - Without a slash at its end. */
  constructor(
    private readonly store: Pick<IVersionStore, 'objects'>,
    private readonly prefix: string
  ) {}

  async page(folder: string, { deep, after }: ShelfQuestion): Promise<ShelfPage> {
    const start = this.prefix ? `${this.prefix}/` : '';
    const size = after === null ? FIRST_PAGE_SIZE : PAGE_SIZE;
    const page = await this.store.objects(start + folder, { deep, after, size });
    const pathOf = (key: string) => key.slice(start.length);
    const isOthers = (path: string) => !OWN_FOLDER.test(path);
    const items = page.objects
      .map(({ key, sizeBytes, storedAt }) => ({ key, path: pathOf(key), sizeBytes, at: storedAt }))
      .filter(({ path }) => isOthers(path));
    const folders = page.folders.map(pathOf).filter(isOthers);
    return { items, folders, next: page.next, looked: items.length };
  }
}
