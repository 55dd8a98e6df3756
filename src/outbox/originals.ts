import type { VersionMetadata } from '../model/metadata';

/** What a file was when this browser first opened it. Its bytes are kept beside it. */
export type Original = {
  /** Layout of this row, raised when it changes. */
  row: 1;
  key: string;
  /** Jupyter's `last_modified` of the bytes. */
  at: string;
  sha256: string;
  sizeBytes: number;
  /** When it was kept, in milliseconds since 1970. */
  keptAt: number;
  metadata: VersionMetadata;
};

/**
 * Files as they were before their first save: one for each key, kept once, never replaced.
 * Every method throws OutboxError if the browser's storage is full or blocked.
 */
export interface IOriginals {
  /**
   * Keep what a file is before its first save.
   * @returns `false` if it is kept already, or a save of its key is known, in whichever bucket.
   */
  keep(original: Original, body: Blob): Promise<boolean>;

  of(key: string): Promise<Original | null>;

  body(key: string): Promise<Blob | null>;

  /** Of all keys, in no promised order. */
  all(): Promise<Original[]>;

  drop(keys: string[]): Promise<void>;
}
