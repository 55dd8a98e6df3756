import { createHash } from 'node:crypto';

import { MemoryVersionStore } from '../fakes/memoryVersionStore';
import type { Entry, IOutbox } from '../../src/outbox/outbox';
import type { IVersionStore } from '../../src/store/versionStore';
import { EventLoop } from './eventLoop';
import { Random } from '../faults/random';
import type { Scenario } from './scenario';

/** A file on Jupyter's disk. */
export type SavedState = { path: string; at: string; text: string; sha256: string };

/** A part of the product replaced by a wrong one, to see that it is noticed. */
export type WrongRule = {
  outbox?: (outbox: IOutbox) => IOutbox;
  store?: (store: IVersionStore) => IVersionStore;
};

/** What a run takes place in: one Jupyter, one bucket, one clock. */
export class World {
  constructor(
    seed: number,
    readonly scenario: Scenario,
    readonly wrong: WrongRule
  ) {
    this.random = new Random(seed);
    this.loop = new EventLoop(this.random);
    this.store = new MemoryVersionStore(() => this.loop.now);
    // Time for what is late to land before all is calm.
    this.calmFrom = this.loop.now + scenario.spreadMs + 5_000;
  }

  /**
   * Jupyter writes a file. Every state has a size of its own: of two saves with one time and one
   * size, nobody can tell later which one a dead tab had seen.
   */
  write(path: string): SavedState {
    const before = this.files.get(path);
    const isSame = before && this.random.chance(this.scenario.unchanged ?? 0);
    const text = isSame ? before.text : `${path} ${'.'.repeat(++this.writes)}`;
    const sha256 = createHash('sha256').update(text).digest('hex');
    const state = { path, text, sha256, at: this.lastModified() };
    this.files.set(path, state);
    return state;
  }

  /** The file system's clock: it never goes back, and may know whole seconds only. */
  private lastModified(): string {
    const { scenario, random, loop } = this;
    this.isCoarse ??= random.chance(scenario.coarse ?? 0);
    if (this.isCoarse) {
      return new Date(Math.floor(loop.now / 1000) * 1000).toISOString();
    }
    const micros = String(++this.microsecond).padStart(3, '0');
    return new Date(loop.now).toISOString().replace('Z', `${micros}Z`);
  }

  readonly random: Random;
  readonly loop: EventLoop;
  readonly store: MemoryVersionStore;
  readonly calmFrom: number;
  readonly files = new Map<string, SavedState>();
  /** Every save whose bytes some tab read: it may be a version before an outbox took it. */
  readonly read = new Map<string, Entry>();
  /** Every entry that some outbox took. */
  readonly queued: Entry[] = [];
  /** Ids of intents that are neither entry nor gap nor forgotten, by browser. */
  readonly open = new Set<string>();
  /** How often a browser repeated a write by itself. */
  readonly resends = new Map<string, number>();
  /** What broke where nothing should. */
  readonly reports: Error[] = [];
  private writes = 0;
  private microsecond = 0;
  private isCoarse: boolean | undefined;
}
