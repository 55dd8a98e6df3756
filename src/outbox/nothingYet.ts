import type { Head, Lane } from './outbox';

/** The head of a lane without a version. */
export function nothingYet({ bucket, key }: Lane): Head {
  return { bucket, key, versionId: '', etag: '', save: '', sha256: '', newestAt: '' };
}
