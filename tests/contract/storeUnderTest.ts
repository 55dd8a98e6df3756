import { sha256Hex } from '../../src/model/sha256';
import type { Version } from '../../src/model/version';
import type { Condition, IVersionStore, NewVersion, Receipt } from '../../src/store/versionStore';

/** A store under test, and what only a test may do to it. */
export type StoreUnderTest = {
  store: IVersionStore;
  /** Every key must begin with it. */
  prefix: string;
  /** Add a delete marker. */
  delete(key: string): Promise<void>;
  /** Write as another tool does: no condition, no metadata of ours. */
  putForeign(key: string, body: Blob): Promise<void>;
};

export const NEW: Condition = { ifNoneMatch: '*' };

export async function version(text: string, condition: Condition = NEW): Promise<NewVersion> {
  const body = new Blob([text]);
  return {
    body,
    sha256: await sha256Hex(body),
    contentType: 'application/x-ipynb+json',
    metadata: { v: 1, save: 'ab'.repeat(32), at: '2026-01-02T03:04:05.678Z', how: 'manual' },
    condition
  };
}

export async function put(
  { store }: StoreUnderTest,
  key: string,
  text: string,
  condition?: Condition
): Promise<Receipt> {
  return store.put(key, await version(text, condition));
}

/** Write one after another: a text is a version, `null` a delete marker. Ids as of `idsOf`. */
export async function write(
  test: StoreUnderTest,
  key: string,
  texts: (string | null)[]
): Promise<string[]> {
  const ids: string[] = [];
  let condition = NEW;
  for (const text of texts) {
    if (text === null) {
      await test.delete(key);
      condition = NEW;
      ids.push('marker');
    } else {
      const receipt = await put(test, key, text, condition);
      condition = { ifMatch: receipt.etag };
      ids.push(receipt.versionId);
    }
  }
  return ids;
}

/** All versions of a key, in pages of at most `size`. */
export async function listAll(
  { store }: StoreUnderTest,
  key: string,
  size = 100
): Promise<Version[]> {
  const versions: Version[] = [];
  let after: string | null = null;
  do {
    const page = await store.list(key, { after, size });
    expect(page.versions.length).toBeLessThanOrEqual(size);
    versions.push(...page.versions);
    after = page.next;
  } while (after !== null);
  return versions;
}

/** Ids of versions; every delete marker is `marker`. */
export function idsOf(versions: Version[]): string[] {
  return versions.map(each => (each.kind === 'marker' ? 'marker' : each.versionId));
}
