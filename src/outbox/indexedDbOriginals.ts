import type { Connection } from './connection';
import { hasKey } from './laneOrder';
import type { Lane } from './outbox';
import type { IOriginals, Original } from './originals';

/** The originals in IndexedDB, beside the outbox. */
export class IndexedDbOriginals implements IOriginals {
  /** @param tell - Told what changed; `null` for more than one lane. */
  constructor(
    private readonly connection: Connection,
    private readonly tell: (lane: Lane | null) => void
  ) {}

  async keep(original: Original, body: Blob): Promise<boolean> {
    const { key } = original;
    const stores = ['originals', 'originalBodies', 'saves', 'gaps', 'heads'] as const;
    const isKept = await this.connection.write([...stores], async tx => {
      const originals = tx.objectStore('originals');
      const isKnown =
        (await originals.getKey(key)) !== undefined ||
        (await tx.objectStore('gaps').index('key').getKey(key)) !== undefined ||
        (await hasKey(tx.objectStore('saves').index('order'), key)) ||
        (await hasKey(tx.objectStore('heads'), key));
      if (isKnown) {
        return false;
      }
      await originals.put(original);
      await tx.objectStore('originalBodies').put(body, key);
      return true;
    });
    if (isKept) {
      this.tell(null);
    }
    return isKept;
  }

  of(key: string): Promise<Original | null> {
    return this.connection.read(async db => (await db.get('originals', key)) ?? null);
  }

  body(key: string): Promise<Blob | null> {
    return this.connection.read(async db => (await db.get('originalBodies', key)) ?? null);
  }

  all(): Promise<Original[]> {
    return this.connection.read(db => db.getAll('originals'));
  }

  async drop(keys: string[]): Promise<void> {
    await this.connection.write(['originals', 'originalBodies'], async tx => {
      for (const key of keys) {
        await tx.objectStore('originals').delete(key);
        await tx.objectStore('originalBodies').delete(key);
      }
    });
    this.tell(null);
  }
}
