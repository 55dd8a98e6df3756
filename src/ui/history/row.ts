import type { LocalVersion } from '../../archive/history';
import type { VersionDetails, Version } from '../../model/version';
import type { VersionTags } from '../../model/versionTags';

/** One line of the panel. `id` stays the same while other rows come and go. */
export type Row =
  | { kind: 'working'; id: string }
  | { kind: 'day'; id: string; day: Date }
  | VersionRow
  | FoldRow
  | ({ kind: 'gap'; id: string } & Missing)
  | { kind: 'earlier'; id: string; key: string };

/** A save without a version: overwritten before it could be read, or damaged in this browser. */
export type Missing = { at: Date; isDamaged: boolean };

export type VersionRow = {
  kind: 'version';
  id: string;
  version: Version | LocalVersion;
  /** What a HEAD told; `null` if it failed, `undefined` if nobody asked yet. */
  details: VersionDetails | null | undefined;
  /** Name and pin; `null` if asking failed, `undefined` if nobody asked yet. */
  tags: VersionTags | null | undefined;
  /** When it was saved, or when the store took it if nobody knows. */
  at: Date;
  /** The bytes are those of the version before. */
  isIdentical: boolean;
  /** When the version that it restored was saved; `null` if it restored none, or nobody knows. */
  restoredFrom: Date | null;
  /** Stands in a fold that is open. */
  isFolded: boolean;
  /** What the file was before its first save. */
  isOriginal?: true;
};

/** A run of autosaves. */
export type FoldRow = {
  kind: 'fold';
  id: string;
  /** Newest first. */
  rows: VersionRow[];
  isOpen: boolean;
};

/** Names a version in this panel, also beside one of another key with an equal id. */
export function rowId({ key, versionId }: { key: string; versionId: string }): string {
  return JSON.stringify([key, versionId]);
}
