import type { Connection } from './connection';
import type { Entry, Queued } from './outbox';

/** Turn an intent into an entry with its bytes, see `IOutbox.queue`. */
export function queueEntry(connection: Connection, entry: Entry, body: Blob): Promise<Queued> {
  return connection.write(['saves', 'bodies', 'heads'], async tx => {
    const saves = tx.objectStore('saves');
    const [intent, head, same] = await Promise.all([
      saves.get(entry.id),
      tx.objectStore('heads').get([entry.bucket, entry.key]),
      saves.index('save').get([entry.bucket, entry.save])
    ]);
    if (intent?.stage !== 'intent') {
      return 'gone';
    }
    if (intent.bucket !== entry.bucket || intent.key !== entry.key) {
      return { rekeyed: intent };
    }
    if (same || head?.save === entry.save) {
      await saves.delete(entry.id);
      if (same?.stage === 'entry' && entry.tried) {
        await saves.put({ ...same, tried: true });
      }
      return 'duplicate';
    }
    await Promise.all([tx.objectStore('bodies').put(body, entry.id), saves.put(entry)]);
    return 'queued';
  });
}
