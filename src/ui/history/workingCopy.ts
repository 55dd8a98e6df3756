import type { HistoryModel } from './historyModel';
import type { WorkingCopy } from './rowView';
import type { Voice } from './versionText';

/** How the file on disk and in the editor stands to its newest version. */
export function workingCopy(model: HistoryModel, voice: Voice, now: Date): WorkingCopy {
  const { trans, formats, isBucketSet } = voice;
  const since = sinceStages(model, voice);
  const and = (detail: string) => [detail, ...since].join(' · ');
  if (model.isDirty) {
    return { state: trans.__('unsaved'), detail: and(trans.__('Changed since the last save')) };
  }
  const newest = model.file?.chapters[0]?.versions[0];
  if (newest?.kind === 'local') {
    const time = formats.since(new Date(newest.metadata.at ?? NaN), now);
    return {
      state: isBucketSet ? trans.__('waiting') : trans.__('only here'),
      detail: and(trans.__('Saved %1', time))
    };
  }
  if (model.archivedAt) {
    const time = formats.since(model.archivedAt, now);
    return { state: trans.__('archived'), detail: and(trans.__('Same as %1', time)) };
  }
  return { state: '', detail: and(trans.__('Not saved by this browser yet')) };
}

/** How far the draft has moved on since it was published or scheduled. */
function sinceStages({ file, beside }: HistoryModel, { trans }: Voice): string[] {
  const versions = file?.chapters[0]?.versions ?? [];
  const since = (stage: 'published' | 'scheduled') =>
    versions.findIndex(version => beside.stages.of(version).includes(stage));
  const published = since('published');
  const scheduled = since('scheduled');
  return [
    published > 0
      ? trans._n('%1 version since published', '%1 versions since published', published)
      : '',
    scheduled > 0
      ? trans._n('%1 version since scheduled', '%1 versions since scheduled', scheduled)
      : ''
  ].filter(Boolean);
}
