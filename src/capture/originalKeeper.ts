import { NotFoundError, TransientError } from '../model/errors';
import type { IOutbox } from '../outbox/outbox';
import type { Capture, Place } from './capture';
import type { FileState } from './fileReader';
import { hasVersions, namesBefore } from './namesBefore';
import type { BytesParts } from './savedBytes';

/** A larger file would take the room of many; in bytes. */
const LARGEST_BYTES = 50_000_000;

export type OriginalParts = BytesParts & {
  outbox: IOutbox;
  capture: Pick<Capture, 'isPending'>;
  placeOf: (path: string) => Place | null;
  /** How much all originals may take, in bytes. */
  mostBytes: () => number;
  /** Resolves when the page has nothing better to do. */
  idle: () => Promise<void>;
  /** Milliseconds since 1970. */
  now: () => number;
};

/** Keeps what a file was before its first save that this browser sees. */
export class OriginalKeeper {
  constructor(private readonly parts: OriginalParts) {}

  /**
   * A document was opened: keep its file's bytes, unless a save of it is known.
   * @throws OutboxError if the browser's storage fails.
   */
  async opened(file: FileState): Promise<void> {
    const { idle, outbox, placeOf } = this.parts;
    const place = placeOf(file.path);
    const sizeBytes = file.sizeBytes ?? 0;
    if (!place || sizeBytes > Math.min(LARGEST_BYTES, this.parts.mostBytes())) {
      return;
    }
    if (await this.isKnown(file.path, place)) {
      return;
    }
    await idle();
    const body = await this.read(file);
    if (!body) {
      return;
    }
    const { sha256, outline } = await this.parts.digest(body);
    const { key } = place;
    const { at } = file;
    const described = {
      ...(outline && { cells: outline.cells.length }),
      ...(outline?.kernel && { kernel: outline.kernel })
    };
    const metadata = { v: 1 as const, at, sha256, ...described };
    const original = { row: 1 as const, key, at, sha256, sizeBytes: body.size, metadata };
    await outbox.originals.keep({ ...original, keptAt: this.parts.now() }, body);
  }

  private async isKnown(path: string, place: Place): Promise<boolean> {
    const { capture, outbox, placeOf } = this.parts;
    if (capture.isPending(path) || (await outbox.originals.of(place.key))) {
      return true;
    }
    if (await hasVersions(outbox, place)) {
      return true;
    }
    for await (const before of namesBefore(outbox, path, placeOf)) {
      if ((await hasVersions(outbox, before)) || (await outbox.originals.of(before.key))) {
        return true;
      }
    }
    return false;
  }

  /** The bytes, or `null` if they are no longer those that were opened. */
  private async read({ path, at, sizeBytes }: FileState): Promise<Blob | null> {
    const { capture, reader } = this.parts;
    try {
      const body = await reader.bytes(path);
      const now = await reader.state(path, false);
      const isWhole = sizeBytes === null || body.size === sizeBytes;
      return now.at === at && isWhole && !capture.isPending(path) ? body : null;
    } catch (error) {
      if (error instanceof NotFoundError || error instanceof TransientError) {
        // It is gone, or Jupyter is away: a document that was opened shows that itself.
        return null;
      }
      throw error;
    }
  }
}
