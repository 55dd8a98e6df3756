import type { LocalVersion } from '../../archive/history';
import type { VersionMetadata } from '../../model/metadata';
import type { Version, VersionDetails } from '../../model/version';
import { NO_TAGS, type VersionTags } from '../../model/versionTags';
import { rowId, type VersionRow } from './row';

type Listed = Version | LocalVersion;

/** Lines made before: of thousands, only what changed is made anew. */
export type KeptRows = WeakMap<Listed, { row: VersionRow; before: Listed | undefined }>;

/**
 * A line for each version, in the store's order; one that was archived late stands where it
 * belongs by its time.
 */
export function versionRows(
  listed: Listed[],
  details: ReadonlyMap<string, VersionDetails | null>,
  tags: ReadonlyMap<string, VersionTags | null> = new Map(),
  kept: KeptRows = new WeakMap()
): VersionRow[] {
  const versions = eachOnce(listed, { details, tags, kept });
  const rows = versions.map((version, index) => {
    const before = versions[index + 1];
    const made = kept.get(version);
    const id = idOf(version, kept);
    const known = details.get(id);
    const isStill = made?.row.details === known && made?.row.tags === tags.get(id);
    if (made && made.before === before && isStill) {
      return made.row;
    }
    const row: VersionRow = {
      kind: 'version' as const,
      id,
      version,
      details: known,
      tags: version.kind === 'local' ? (version.tags ?? NO_TAGS) : tags.get(id),
      at: savedAt(version, known),
      isIdentical: isIdentical(version, before, details),
      restoredFrom: restoredFrom(version, known, versions, details),
      isFolded: false
    };
    if (!dependsOnOthers(row)) {
      kept.set(version, { row, before });
    }
    return row;
  });
  return sinkLate(dropArchivedTwice(rows));
}

/**
 * Bytes that the browser itself sent again, behind an answer that was lost, are one save. One that
 * somebody named or pinned stays in sight.
 */
function eachOnce(
  versions: Listed[],
  {
    details,
    tags,
    kept
  }: {
    details: ReadonlyMap<string, VersionDetails | null>;
    tags: ReadonlyMap<string, VersionTags | null>;
    kept: KeptRows;
  }
): Listed[] {
  const seen = new Set<string>();
  return versions.filter(version => {
    const id = idOf(version, kept);
    const save = details.get(id)?.metadata?.save;
    if (version.kind !== 'object' || !save || !version.etag) {
      return true;
    }
    // Anybody can write somebody else's save; other bytes are another one.
    const once = JSON.stringify([save, version.etag]);
    const isFirst = !seen.has(once);
    seen.add(once);
    return isFirst || Boolean(tags.get(id)?.name || tags.get(id)?.pinned);
  });
}

/** To name thousands anew takes longer than a frame. */
function idOf(version: Listed, kept: KeptRows): string {
  return kept.get(version)?.row.id ?? rowId(version);
}

/** What is known of other versions shows in it. */
function dependsOnOthers(row: VersionRow): boolean {
  const { version } = row;
  const isToldByEtag = version.kind === 'object' && version.etag !== '';
  return !(isToldByEtag || version.kind === 'marker') || metadataOf(row)?.how === 'restore';
}

/** What a version says of itself; `null` if it says nothing or nobody asked yet. */
export function metadataOf({ version, details }: VersionRow): VersionMetadata | null {
  return version.kind === 'local' ? version.metadata : (details?.metadata ?? null);
}

function savedAt(version: Listed, details: VersionDetails | null | undefined): Date {
  if (version.kind === 'local') {
    return new Date(version.metadata.at ?? NaN);
  }
  const at = Date.parse(details?.metadata?.at ?? '');
  return new Date(Number.isNaN(at) ? version.storedAt : at);
}

/** When the version was saved that another one restored. */
function restoredFrom(
  version: Listed,
  known: VersionDetails | null | undefined,
  versions: Listed[],
  details: ReadonlyMap<string, VersionDetails | null>
): Date | null {
  const metadata = version.kind === 'local' ? version.metadata : known?.metadata;
  const { versionId } = metadata?.from ?? {};
  if (metadata?.how !== 'restore' || versionId === undefined) {
    return null;
  }
  const isIt = (each: Listed) =>
    each.versionId === versionId ||
    `local:${details.get(rowId(each))?.metadata?.save}` === versionId;
  const source = versions.find(isIt);
  return source ? savedAt(source, details.get(rowId(source))) : null;
}

function isIdentical(
  version: Listed,
  before: Listed | undefined,
  details: ReadonlyMap<string, VersionDetails | null>
): boolean {
  if (!before || version.kind === 'marker' || before.kind === 'marker') {
    return false;
  }
  if (version.kind === 'object' && before.kind === 'object' && version.etag !== '') {
    return version.etag === before.etag;
  }
  const sha256 = sha256Of(version, details);
  return sha256 !== undefined && sha256 === sha256Of(before, details);
}

function sha256Of(
  version: Listed,
  details: ReadonlyMap<string, VersionDetails | null>
): string | undefined {
  const known = details.get(rowId(version));
  return version.kind === 'local'
    ? version.metadata.sha256
    : (known?.storeSha256 ?? known?.metadata?.sha256);
}

/** Between its upload and the next look at the outbox a save is seen in both places. */
function dropArchivedTwice(rows: VersionRow[]): VersionRow[] {
  if (rows[0]?.version.kind !== 'local') {
    return rows;
  }
  const archived = new Set(
    rows.map(({ details }) => details?.storeSha256 && details.metadata?.save).filter(Boolean)
  );
  return rows.filter(
    ({ version }) => version.kind !== 'local' || !archived.has(version.metadata.save)
  );
}

function sinkLate(rows: VersionRow[]): VersionRow[] {
  const isLate = (row: VersionRow) => metadataOf(row)?.late === true;
  if (!rows.some(isLate)) {
    return rows;
  }
  const sorted = rows.filter(row => !isLate(row));
  for (const row of rows.filter(isLate)) {
    const before = sorted.findIndex(({ at }) => at <= row.at);
    sorted.splice(before < 0 ? sorted.length : before, 0, row);
  }
  return sorted;
}
