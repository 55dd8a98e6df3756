import { compareAt } from '../model/save';
import type { Entry, IOutbox, Lane } from '../outbox/outbox';
import type { Capture, Place } from './capture';
import type { FileReader, FileState } from './fileReader';

export type FoundParts = {
  outbox: IOutbox;
  reader: FileReader;
  capture: Capture;
  placeOf: (path: string) => Place | null;
  /**
   * SHA-256 of a file's newest version in the store, for one that this browser knows nothing of;
   * `null` if there is none, or nobody can tell. May take its time.
   */
  newestInStore: (path: string) => Promise<string | null>;
};

/** What this browser knows of the newest bytes of a lane. */
type Known = { isSaving: boolean; sha256: string | null };

/** Archives what was written from outside, when a document that has versions is opened. */
export class FoundCheck {
  constructor(private readonly parts: FoundParts) {}

  /** A document was opened: if its bytes are not those of its newest version, archive them. */
  async opened(file: FileState): Promise<void> {
    const { capture, newestInStore, placeOf, reader } = this.parts;
    const place = placeOf(file.path);
    if (!place) {
      return;
    }
    const known = await this.known(place);
    const newest = known.sha256 ?? (await newestInStore(file.path));
    if (!newest || known.isSaving) {
      return;
    }
    const now = await reader.state(file.path, true);
    // Its place is another one if the target took effect meanwhile.
    const { isSaving } = await this.known(placeOf(file.path) ?? place);
    // Whatever was saved meanwhile is captured as a save.
    const isUntouched = (now.at === file.at || known.sha256 !== null) && !isSaving;
    if (now.sha256 && now.sha256 !== newest && isUntouched) {
      await capture.saved({ ...now, how: 'found' });
    }
  }

  private async known(lane: Lane): Promise<Known> {
    const { outbox } = this.parts;
    const rows = await outbox.rows(lane.bucket, lane.key);
    const [waiting] = rows
      .filter((row): row is Entry => row.stage === 'entry')
      .sort((a, b) => compareAt(b.at, a.at));
    const sha256 = waiting?.sha256 ?? (await outbox.head(lane))?.sha256;
    return { isSaving: rows.some(({ stage }) => stage === 'intent'), sha256: sha256 || null };
  }
}
