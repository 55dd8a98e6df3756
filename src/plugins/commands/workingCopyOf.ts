import { WorkingCopy } from '../../ui/compare/workingCopy';
import type { VersionCommandParts } from './parts';

/** A file as it is now, to be compared. */
export function workingCopyOf(parts: VersionCommandParts, path: string): WorkingCopy {
  const { app, documents, contents, trans } = parts;
  return new WorkingCopy({ shell: app.shell, documents, contents, trans }, path);
}
