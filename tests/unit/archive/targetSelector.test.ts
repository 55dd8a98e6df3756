/** @jest-environment ./tests/simulation/environment.js */
import { TargetSelector, type Source } from '../../../src/archive/targetSelector';
import { CredentialsError, SetupError, TransientError } from '../../../src/model/errors';
import { bucketId, type Target } from '../../../src/model/target';
import { IndexedDbOutbox } from '../../../src/outbox/indexedDbOutbox';
import type { IVersionStore } from '../../../src/store/versionStore';
import { ManualTimer, settled } from '../../fakes/manualTimer';
import { entryOf, intentOf } from '../../fakes/saves';

const target = (bucket: string): Target => ({ endpoint: '', region: 'r', bucket, prefix: 'w' });

let count = 0;
let outbox: IndexedDbOutbox;
let timer: ManualTimer;
/** What is wrong with each bucket; those not named are good. */
let wrong: Record<string, Error>;
let checked: string[];
let isConfirmed: boolean;
let asked: string[];
let declined: string[];
let selector: TargetSelector;

beforeEach(async () => {
  outbox = new IndexedDbOutbox(`selector ${++count}`);
  timer = new ManualTimer();
  wrong = {};
  checked = [];
  asked = [];
  declined = [];
  isConfirmed = true;
  selector = open();
  // Something waits for a target, so that one is looked at.
  const local = intentOf({ bucket: '', target: null });
  await outbox.begin(local);
  await outbox.queue(entryOf(local), new Blob(['{}']));
});

afterEach(async () => {
  selector.stop();
  await outbox.close();
});

function open(): TargetSelector {
  const storeOf = ({ bucket }: Target) => ({
    check: async () => {
      checked.push(bucket);
      if (wrong[bucket]) {
        throw wrong[bucket];
      }
    }
  });
  return new TargetSelector({
    outbox,
    timer,
    storeOf: storeOf as unknown as (target: Target) => IVersionStore,
    confirm: async (next, current) => {
      asked.push(`${current.bucket} → ${next.bucket}`);
      return isConfirmed;
    },
    decline: async current => void declined.push(current.bucket),
    onChange: () => undefined
  });
}

/** Set a target as a person does, and wait until it took effect. */
async function set(bucket: string): Promise<void> {
  await propose(target(bucket), 'user');
}

/** What fails its checks is looked at for ever. */
async function propose(next: Target | null, source: Source): Promise<void> {
  const done = selector.propose(next, source);
  await timer.pass(3_000);
  await (next && wrong[next.bucket] ? settled() : done);
}

it('gives no effect to a bucket that is still being typed', async () => {
  for (const typed of ['m', 'my', 'my-', 'my-b']) {
    void selector.propose(target(typed), 'user');
    await timer.pass(2_900);
    expect(selector.current).toBeNull();
  }
  expect(selector.isPending).toBe(true);
  await timer.pass(100);
  expect(selector.current).toEqual(target('my-b'));
  expect(checked).toEqual(['my-b']);
  expect(selector.isPending).toBe(false);
});

it('gives no effect to a bucket that fails its checks, says why, and looks again', async () => {
  wrong.bad = new SetupError('versioning', 'Not versioned.');
  await set('bad');
  expect(selector.current).toBeNull();
  expect(selector.failure).toMatchObject({ name: 'SetupError', check: 'versioning' });
  expect(await outbox.buckets()).toEqual(['']);
  delete wrong.bad;
  await timer.pass(29_000);
  expect(selector.current).toBeNull();
  await timer.pass(1_000);
  expect(selector.current).toEqual(target('bad'));
  expect(selector.failure).toBeNull();
});

it('looks again at once when asked to', async () => {
  wrong.far = new TransientError('Offline.');
  await set('far');
  expect(selector.failure).toMatchObject({ name: 'TransientError' });
  delete wrong.far;
  selector.retry();
  await settled();
  expect(selector.current).toEqual(target('far'));
});

it('takes a tab’s word that has keys where this one has none, but not on what is broken', async () => {
  for (const error of [new CredentialsError('Enter your keys.'), new SetupError('cors', 'No.')]) {
    const bucket = error.name;
    wrong[bucket] = error;
    await set(bucket);
    expect(selector.failure).toMatchObject({ name: error.name });
    await outbox.setTarget(target(bucket));
    await timer.pass(30_000);
    expect(selector.current?.bucket).toBe('CredentialsError');
  }
});

it('gives local saves the target that takes effect', async () => {
  await set('b');
  expect(await outbox.buckets()).toEqual([bucketId(target('b'))]);
  const [row] = await outbox.rows(bucketId(target('b')));
  expect(row).toMatchObject({ key: 'w/a.ipynb', target: target('b') });
  expect(asked).toEqual([]);
});

it('asks once before a working target is replaced', async () => {
  await set('one');
  await set('two');
  expect(asked).toEqual(['one → two']);
  expect(selector.current).toEqual(target('two'));
});

it('keeps the target and puts the settings back when the answer is no', async () => {
  await set('one');
  isConfirmed = false;
  await set('two');
  expect(declined).toEqual(['one']);
  expect(selector.current).toEqual(target('one'));
  expect(await outbox.target()).toEqual(target('one'));
});

it('does not ask when an administrator replaces it, nor for another prefix', async () => {
  await set('one');
  await propose(target('two'), 'administrator');
  await propose({ ...target('two'), prefix: 'other' }, 'user');
  expect(asked).toEqual([]);
  expect(selector.current?.prefix).toBe('other');
});

it('asks before what took effect in an earlier session is replaced', async () => {
  await outbox.setTarget(target('one'));
  await selector.start(target('two'), 'user');
  await timer.pass(0);
  expect(asked).toEqual(['one → two']);
});

it('begins at once with the target of the session before, without a look at it', async () => {
  await outbox.setTarget(target('one'));
  await selector.start(target('one'), 'user');
  expect(selector.current).toEqual(target('one'));
  expect(checked).toEqual([]);
  expect(await outbox.buckets()).toEqual([bucketId(target('one'))]);
});

it('keeps saves here when the bucket is taken away', async () => {
  await set('one');
  await propose(null, 'user');
  expect(selector.current).toBeNull();
  expect(await outbox.target()).toBeNull();
  expect(asked).toEqual([]);
});
