import type { HistoryModel } from './historyModel';
import type { WorkingCopy } from './rowView';
import type { Voice } from './versionText';

/** How the file on disk and in the editor stands to its newest version. */
export function workingCopy(model: HistoryModel, voice: Voice): WorkingCopy {
  const { trans, formats, isBucketSet } = voice;
  if (model.isDirty) {
    return { state: trans.__('unsaved'), detail: trans.__('Changed since the last save') };
  }
  const newest = model.file?.chapters[0]?.versions[0];
  if (newest?.kind === 'local') {
    return {
      state: isBucketSet ? trans.__('waiting') : trans.__('only here'),
      detail: trans.__('Saved %1', formats.time(new Date(newest.metadata.at ?? NaN)))
    };
  }
  if (model.archivedAt) {
    const time = formats.time(model.archivedAt);
    return { state: trans.__('archived'), detail: trans.__('Same as %1', time) };
  }
  return { state: '', detail: trans.__('Not saved by this browser yet') };
}
