import { ConflictError, ForbiddenError } from '../../src/model/errors';
import { bucketId } from '../../src/model/target';
import { laneOf, type Entry, type IOutbox } from '../../src/outbox/outbox';
import type { IVersionStore, NewVersion } from '../../src/store/versionStore';
import { TARGET } from './simulatedTab';
import type { WrongRule } from './world';

/** An outbox or a store with some methods replaced. */
function changed<T extends object>(whole: T, changes: Partial<T>): T {
  return new Proxy(whole, {
    get(_, name) {
      const member = Reflect.get(name in changes ? changes : whole, name) as unknown;
      return typeof member === 'function' ? (member.bind(whole) as unknown) : member;
    }
  });
}

/** After a conflict or a lost reply, the newest version alone is looked at. */
export const newestOnly: WrongRule = {
  store: store =>
    changed<IVersionStore>(store, {
      list: () => Promise.reject(new ForbiddenError('No.'))
    })
};

/** A save is put upon whatever is there. */
export const noCondition: WrongRule = {
  store: store =>
    changed<IVersionStore>(store, {
      async put(key: string, version: NewVersion) {
        for (;;) {
          const { etag } = await store.head(key).catch(() => ({ etag: '' }));
          const condition = etag ? { ifMatch: etag } : { ifNoneMatch: '*' as const };
          try {
            return await store.put(key, { ...version, condition });
          } catch (error) {
            if (!(error instanceof ConflictError)) {
              throw error;
            }
          }
        }
      }
    })
};

/** Nobody remembers that an upload was begun. */
export const forgetsTried: WrongRule = {
  outbox: outbox =>
    changed<IOutbox>(outbox, {
      queue: (entry, body) => outbox.queue({ ...entry, tried: false }, body),
      async take(id) {
        const rows = await outbox.rows(bucketId(TARGET));
        const entry = rows.find(row => row.id === id);
        const body = await outbox.body(id);
        return entry && body ? { body, head: await outbox.head(laneOf(entry)) } : null;
      }
    })
};

/** A save whose bytes are still being read is overtaken. */
export const overtakesIntents: WrongRule = {
  outbox: outbox =>
    changed<IOutbox>(outbox, {
      async next(lane) {
        const rows = await outbox.rows(lane.bucket, lane.key);
        const entries = rows.filter((row): row is Entry => row.stage === 'entry' && !row.parked);
        return entries.sort((a, b) => a.sequence - b.sequence)[0] ?? null;
      }
    })
};

/** What comes late does not say so. */
export const hidesLate: WrongRule = {
  store: store =>
    changed<IVersionStore>(store, {
      put: (key, version) =>
        store.put(key, { ...version, metadata: { ...version.metadata, late: undefined } })
    })
};
