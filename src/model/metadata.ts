import { RejectedError } from './errors';
import { isObject } from './isObject';
import { type Outcome, OUTCOMES } from './run';

/** How a version came about. Unknown is `auto`. */
export const HOWS = [
  'manual',
  'auto',
  'saveas',
  'upload',
  'disk',
  'found',
  'restore',
  'clone',
  'publish',
  'schedule'
] as const;
export type How = (typeof HOWS)[number];

/** Where a version was taken from. `key` is left out when the path is the same. */
export type Origin = { key?: string; versionId: string };

/** What a version says of itself in its one metadata header. All but `v` may be missing. */
export type VersionMetadata = {
  v: 1;
  /** Identity of the save, 64 hex digits. */
  save?: string;
  /** Jupyter's `last_modified` of the saved file, as it came; what is no time is read as missing. */
  at?: string;
  /** SHA-256 of the bytes, hex. */
  sha256?: string;
  /** User name of who saved. */
  by?: string;
  how?: How;
  /** Archived after a version that is newer by `at`. */
  late?: boolean;
  /** `false` if the bytes could not be proved to be those of this very save. */
  exact?: boolean;
  /** Number of cells. */
  cells?: number;
  /** Cells added, changed, removed since the version before. */
  delta?: [added: number, changed: number, removed: number];
  outputsOnly?: boolean;
  /** Kernel name. */
  kernel?: string;
  from?: Origin;
  note?: string;
  cron?: string;
  parameters?: Record<string, unknown>;
  /** What became of a scheduled version, in what a scheduler wrote back. */
  run?: Outcome;
};

/** S3 allows 2 kB of user metadata; the rest is room for what else a store counts. */
export const MAX_METADATA_BYTES = 1800;

/**
 * Metadata as the value of `x-amz-meta-bookstore`: JSON in ASCII.
 * On overflow `delta`, `kernel`, then `from.key` are dropped.
 * @throws RejectedError if it still does not fit, naming the limit.
 */
export function encodeMetadata(metadata: VersionMetadata): string {
  const dropping: ((m: VersionMetadata) => VersionMetadata)[] = [
    m => m,
    m => ({ ...m, delta: undefined }),
    m => ({ ...m, kernel: undefined }),
    m => ({ ...m, from: m.from && { versionId: m.from.versionId } })
  ];
  let kept = metadata;
  for (const drop of dropping) {
    kept = drop(kept);
    const header = toAsciiJson(kept);
    if (header.length <= MAX_METADATA_BYTES) {
      return header;
    }
  }
  throw new RejectedError(
    `The note and parameters of a version may take ${MAX_METADATA_BYTES} bytes together with its other details. Shorten them.`
  );
}

/**
 * The metadata in a header written by us or by another tool: unknown fields and fields of the
 * wrong type are left out, never an error. `null` if it is no metadata of ours.
 */
export function decodeMetadata(header: string | undefined): VersionMetadata | null {
  const raw = parseObject(header);
  if (!raw || raw.v !== 1) {
    return null;
  }
  const metadata: VersionMetadata = { v: 1 };
  for (const field of ['save', 'at', 'sha256', 'by', 'kernel', 'note', 'cron'] as const) {
    if (typeof raw[field] === 'string') {
      metadata[field] = raw[field];
    }
  }
  if (!isTime(metadata.at)) {
    // Readers count with it, and the store knows when it took the version.
    delete metadata.at;
  }
  for (const field of ['late', 'exact', 'outputsOnly'] as const) {
    if (typeof raw[field] === 'boolean') {
      metadata[field] = raw[field];
    }
  }
  if (HOWS.includes(raw.how as How)) {
    metadata.how = raw.how as How;
  }
  if (OUTCOMES.includes(raw.run as Outcome)) {
    metadata.run = raw.run as Outcome;
  }
  if (isCount(raw.cells)) {
    metadata.cells = raw.cells;
  }
  if (Array.isArray(raw.delta) && raw.delta.length === 3 && raw.delta.every(isCount)) {
    metadata.delta = raw.delta as [number, number, number];
  }
  if (isObject(raw.from) && typeof raw.from.versionId === 'string') {
    const { key, versionId } = raw.from;
    metadata.from = typeof key === 'string' ? { key, versionId } : { versionId };
  }
  if (isObject(raw.parameters)) {
    metadata.parameters = raw.parameters;
  }
  return metadata;
}

function toAsciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    c => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0')
  );
}

function parseObject(json: string | undefined): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json ?? '');
    return isObject(value) ? value : null;
  } catch {
    // Written by another tool: not ours, and no error.
    return null;
  }
}

/** A moment with a year of four digits: all calendars can show it, and the days around it. */
function isTime(at = ''): boolean {
  return /^\d{4}-\d\d-\d\d[T ]/.test(at) && !Number.isNaN(Date.parse(at));
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}
