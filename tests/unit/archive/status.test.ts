import { readStatus } from '../../../src/archive/status';
import type { TargetSelector } from '../../../src/archive/targetSelector';
import type { Condition, Entry, IOutbox, Intent, Thinned } from '../../../src/outbox/outbox';
import { entryOf, intentOf } from '../../fakes/saves';

const FAILURE = { name: 'SetupError', message: 'No such bucket.' };
const OFFLINE = { name: 'TransientError', message: 'Offline.' };

type Facts = {
  rows?: (Intent | Entry)[];
  conditions?: Condition[];
  selector?: Partial<TargetSelector>;
  pending?: number;
  isOn?: boolean;
  thinned?: Thinned;
};

function status({
  rows = [],
  conditions = [],
  selector,
  pending = 0,
  isOn = true,
  thinned
}: Facts) {
  const of = (bucket: string) => rows.filter(row => row.bucket === bucket);
  const outbox: Partial<IOutbox> = {
    counts: async () => new Map(rows.map(({ bucket }) => [bucket, of(bucket).length])),
    conditions: async () => conditions,
    rows: async bucket => of(bucket),
    thinned: async () => thinned ?? null
  };
  const { target: current } = intentOf();
  return readStatus({
    outbox: outbox as IOutbox,
    selector: { current, failure: null, isPending: false, ...selector } as TargetSelector,
    pending: () => pending,
    isOn: () => isOn
  });
}

const waiting = [entryOf(intentOf())];
const parked = [entryOf(intentOf(), { parked: { name: 'RejectedError', message: 'Too large.' } })];
const condition = (state: Condition['state'], bucket = 'bucket'): Condition => ({
  bucket,
  state,
  since: 0,
  error: state === 'paused' ? FAILURE : OFFLINE
});

it.each<[kind: string, waiting: number, facts: Facts]>([
  ['archived', 0, {}],
  ['archiving', 1, { rows: waiting }],
  ['archiving', 0, { pending: 1 }],
  ['offline', 1, { rows: waiting, conditions: [condition('retrying')] }],
  ['paused', 1, { rows: waiting, conditions: [condition('paused')] }],
  ['paused', 1, { rows: parked, conditions: [condition('retrying')] }],
  ['archiving', 1, { rows: waiting, conditions: [condition('paused', 'another')] }],
  ['archived', 0, { conditions: [condition('retrying')] }],
  ['local', 1, { rows: [intentOf({ bucket: '' })], selector: { current: null } }],
  ['paused', 0, { selector: { current: null, failure: FAILURE } }],
  ['offline', 0, { selector: { current: null, failure: OFFLINE } }],
  ['off', 0, { isOn: false }],
  ['archiving', 1, { rows: waiting, isOn: false }]
])('says %s, %d waiting', async (kind, count, facts) => {
  expect(await status(facts)).toMatchObject({ kind, waiting: count });
});

it('tells that older saves were dropped, where there is no bucket', async () => {
  const thinned = { isFull: false, isManual: true };
  expect(await status({ selector: { current: null }, thinned })).toEqual({
    kind: 'local',
    waiting: 0,
    thinned
  });
  expect(await status({ selector: { current: null } })).toEqual({ kind: 'local', waiting: 0 });
  expect(await status({ thinned })).toEqual({ kind: 'archived', waiting: 0 });
});

it('tells of saves for a place that may not be written, when saves go elsewhere', async () => {
  const forbidden = { name: 'ForbiddenError', message: 'Access denied.' };
  const rows = [entryOf(intentOf(), { parked: forbidden })];
  const { target } = intentOf();
  const paused = { kind: 'paused', waiting: 1, error: forbidden };
  expect(await status({ rows })).toEqual(paused);
  const current = { ...target!, prefix: 'elsewhere' };
  expect(await status({ rows, selector: { current } })).toEqual({ ...paused, isStranded: true });
  expect(await status({ rows: parked, selector: { current } })).not.toHaveProperty('isStranded');
});
