import { compareAt } from '../model/save';
import type { Entry, IOutbox } from '../outbox/outbox';
import { pathUnder } from '../model/key';
import type { IShelf, ShelfItem, ShelfPage, ShelfQuestion } from './shelf';

export type DeletedParts = {
  /** All that is archived; `null` without a bucket. */
  archived: IShelf | null;
  outbox: Pick<IOutbox, 'rows'>;
  /** Name of the bucket in the outbox. */
  bucket: string;
  prefix: string;
  /** Names of the files in a folder, given as in keys; empty if there is no such folder. */
  namesIn: (folder: string) => Promise<ReadonlySet<string>>;
};

/** Notebooks that have versions, but whose file is gone. Made anew to look again. */
export class DeletedShelf implements IShelf {
  constructor(private readonly parts: DeletedParts) {}

  /** One page of all folders; `deep` or not. */
  async page(_folder: string, { after }: ShelfQuestion): Promise<ShelfPage> {
    const { archived } = this.parts;
    this.local ??= this.localItems();
    const local = await this.local;
    const page = archived
      ? await archived.page('', { deep: true, after })
      : { items: [], next: null, looked: 0 };
    const onlyHere = new Set(local.map(({ key }) => key));
    const others = page.items.filter(({ key }) => !onlyHere.has(key));
    const candidates = after === null ? [...local, ...others] : others;
    const items = await this.withoutFile(candidates);
    return { items, folders: [], next: page.next, looked: page.looked + local.length };
  }

  /** The newest of what is only in this browser, for each key. */
  private async localItems(): Promise<ShelfItem[]> {
    const { outbox, bucket, prefix } = this.parts;
    const rows = await outbox.rows(bucket);
    const newest = new Map<string, Entry>();
    for (const row of rows) {
      const known = newest.get(row.key);
      if (row.stage === 'entry' && (!known || compareAt(known.at, row.at) < 0)) {
        newest.set(row.key, row);
      }
    }
    return [...newest.values()].flatMap(({ key, sizeBytes, at }) => {
      const path = pathUnder(prefix, key);
      return path === null ? [] : [{ key, path, sizeBytes: sizeBytes ?? 0, at }];
    });
  }

  private async withoutFile(items: ShelfItem[]): Promise<ShelfItem[]> {
    const isThere = await Promise.all(items.map(({ path }) => this.exists(path)));
    return items.filter((_, index) => !isThere[index]);
  }

  private async exists(path: string): Promise<boolean> {
    const slash = path.lastIndexOf('/');
    const folder = path.slice(0, Math.max(0, slash));
    const names = this.names.get(folder) ?? this.parts.namesIn(folder);
    this.names.set(folder, names);
    return (await names).has(path.slice(slash + 1));
  }

  private local: Promise<ShelfItem[]> | undefined;
  private readonly names = new Map<string, Promise<ReadonlySet<string>>>();
}
