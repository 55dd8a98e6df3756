import { Recovery } from '../../src/capture/recovery';
import { Uploader } from '../../src/archive/uploader';
import { bucketId, type Target } from '../../src/model/target';
import { IndexedDbOutbox } from '../../src/outbox/indexedDbOutbox';
import type { Entry, Intent, IOutbox } from '../../src/outbox/outbox';
import type { SimulatedBrowser } from './simulatedBrowser';
import { SimulatedTimer } from './simulatedTimer';
import { throughNetwork } from './network';
import { whileAlive } from './whileAlive';
import { witnessed } from './witness';
import type { SavedState, World } from './world';

export const TARGET: Target = { endpoint: '', region: '', bucket: 'bucket', prefix: 'workspace' };

/** A tab: the outbox, the uploader and the recovery of the product on a simulated machine. */
export class SimulatedTab {
  isAlive = true;

  constructor(
    private readonly world: World,
    private readonly browser: SimulatedBrowser,
    readonly name: string
  ) {
    const { loop, wrong, random, reports } = world;
    this.database = new IndexedDbOutbox(browser.name);
    const right = witnessed(this.database, world);
    const outbox = wrong.outbox?.(right) ?? right;
    this.outbox = whileAlive(this, outbox);
    this.timer = whileAlive(this, new SimulatedTimer(loop));
    const locks = whileAlive(this, browser.locks.of(this));
    const report = (error: Error) => void reports.push(error);
    const store = whileAlive(this, this.reach());
    const common = { outbox: this.outbox, locks, lockPrefix: browser.name, report };
    this.uploader = new Uploader({
      ...common,
      storeOf: () => store,
      timer: this.timer,
      random: random.next
    });
    this.uploader.start();
    new Recovery({
      ...common,
      timer: whileAlive(this, new SimulatedTimer(loop, true)),
      tab: name,
      recover: intent => this.recover(intent)
    }).start(new AbortController().signal);
  }

  /** When this tab hears of something that may take `delayMs`: never before what came earlier. */
  hearsAfter(delayMs: number): number {
    const { loop } = this.world;
    this.heardUntil = Math.max(this.heardUntil, loop.now + delayMs);
    return this.heardUntil - loop.now;
  }

  /** Jupyter told this tab of a save. */
  async saw(state: SavedState): Promise<void> {
    const { collaborative = false, readMs = 50 } = this.world.scenario;
    const intent = this.intentOf(state, collaborative);
    const waitMs = this.world.random.between(0, readMs);
    const came = this.uploader.expect(intent.bucket);
    await this.outbox.begin(intent);
    await this.timer.wait(waitMs, new AbortController().signal);
    const body = new Blob([state.text]);
    const entry = entryOf(intent, state);
    this.world.read.set(entry.save, entry);
    const tried = !collaborative && (await this.uploader.uploadAhead(entry, body));
    await this.outbox.queue({ ...entry, tried }, body);
    came();
  }

  /** A person asks to try again, now. */
  retry(): Promise<void> {
    return this.uploader.retry();
  }

  /** The machine takes the tab away, whatever it was doing. */
  kill(): void {
    this.isAlive = false;
    this.browser.locks.release(this);
    void this.database.close();
  }

  private async recover(intent: Intent): Promise<void> {
    const now = this.world.files.get(intent.path);
    if (now?.at === intent.at && now.text.length === intent.sizeBytes) {
      const entry = { ...entryOf(intent, now), tried: true };
      return void (await this.outbox.queue(entry, new Blob([now.text])));
    }
    await this.outbox.giveUp(intent, 'overwritten before it could be read');
  }

  private intentOf({ path, at, text }: SavedState, collaborative: boolean): Intent {
    const sequence = this.sequence++;
    const id = `${this.name}/${sequence}`;
    const place = { bucket: bucketId(TARGET), key: `workspace/${path}`, target: TARGET };
    return {
      ...place,
      ...{ row: 1, stage: 'intent', id, tab: this.name, sequence, path, object: path, at },
      ...{ sizeBytes: text.length, how: 'auto', by: '', collaborative }
    };
  }

  /** The bucket, from here. */
  private reach() {
    const { world } = this;
    const { loop, random, scenario, calmFrom, resends, wrong } = world;
    const { outage } = this.browser;
    const onResend = (save = '') => resends.set(save, (resends.get(save) ?? 0) + 1);
    const route = { loop, random, scenario, calmFrom, outage, tab: this, onResend };
    const store = throughNetwork(world.store, route);
    return wrong.store?.(store) ?? store;
  }

  private readonly database: IndexedDbOutbox;
  private readonly outbox: IOutbox;
  private readonly timer: SimulatedTimer;
  private readonly uploader: Uploader;
  private heardUntil = 0;
  private sequence = 0;
}

function entryOf(intent: Intent, { sha256 }: SavedState): Entry {
  const { at, key } = intent;
  const save = `${key} ${at} ${sha256}`;
  const metadata = { v: 1 as const, save, at, sha256, how: intent.how };
  return { ...intent, stage: 'entry', save, sha256, metadata, tried: false };
}
