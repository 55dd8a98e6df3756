import type { LocalVersion } from '../../../../src/archive/history';
import type { VersionMetadata } from '../../../../src/model/metadata';
import type { Version, VersionDetails } from '../../../../src/model/version';
import { rowId } from '../../../../src/ui/history/row';

export const KEY = 'workspace/a.ipynb';

/** A version as a listing tells it; its id names its bytes too. */
export function versionOf(versionId: string, facts: Partial<Version> = {}): Version {
  return {
    key: KEY,
    versionId,
    kind: 'object',
    isLatest: false,
    etag: `"${versionId}"`,
    sizeBytes: 1234,
    storedAt: '2026-11-20T12:00:00.000Z',
    ...facts
  };
}

export function localOf(save: string, metadata: Partial<VersionMetadata> = {}): LocalVersion {
  return {
    key: KEY,
    versionId: `local:${save}`,
    kind: 'local',
    sizeBytes: 1234,
    metadata: { v: 1, save, sha256: save, at: '2026-11-20T12:00:00Z', ...metadata }
  };
}

type Listed = [version: Version, metadata: Partial<VersionMetadata> | null];

/** What HEADs told; `null` is a version without metadata of ours. */
export function detailsOf(listed: Listed[]): Map<string, VersionDetails> {
  return new Map(
    listed.map(([version, metadata]) => [
      rowId(version),
      {
        ...version,
        contentType: '',
        storeSha256: null,
        metadata: metadata && { v: 1, ...metadata }
      }
    ])
  );
}
