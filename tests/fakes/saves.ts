import type { Entry, Intent } from '../../src/outbox/outbox';

/** An intent as a tab begins it; `id` follows from tab and sequence. */
export function intentOf(facts: Partial<Intent> = {}): Intent {
  const { tab = 'tab', sequence = 0, object = 'a.ipynb' } = facts;
  return {
    row: 1,
    stage: 'intent',
    id: `${tab}/${sequence}`,
    tab,
    sequence,
    bucket: 'bucket',
    key: `workspace/${object}`,
    target: { endpoint: '', region: '', bucket: 'bucket', prefix: 'workspace' },
    path: object,
    object,
    at: `2026-01-02T03:04:05.${String(sequence).padStart(6, '0')}Z`,
    sizeBytes: 1,
    how: 'auto',
    by: '',
    collaborative: false,
    ...facts
  };
}

/** The entry that an intent becomes. */
export function entryOf(intent: Intent, facts: Partial<Entry> = {}): Entry {
  const save = `save of ${intent.id}`;
  const { at, how } = intent;
  const metadata = { v: 1 as const, save, at, sha256: 'sha', how };
  return { ...intent, stage: 'entry', save, sha256: 'sha', metadata, tried: false, ...facts };
}
