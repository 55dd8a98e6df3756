import type { Outage } from './network';
import { SimulatedLocks } from './simulatedLocks';
import { SimulatedTab } from './simulatedTab';
import type { World } from './world';

/** How long until somebody opens a new tab for one that died, at most, in milliseconds. */
const REOPEN_MS = 3_000;

/** A browser: tabs that share a database, a channel and locks. */
export class SimulatedBrowser {
  constructor(
    private readonly world: World,
    readonly name: string,
    readonly outage: Outage | null
  ) {
    this.locks = new SimulatedLocks(world.loop, world.scenario.brokenLocks ?? false);
    for (let count = 0; count < world.scenario.tabs; count++) {
      this.open();
    }
  }

  get tabs(): SimulatedTab[] {
    return this.opened.filter(({ isAlive }) => isAlive);
  }

  /** One of the tabs dies, and a new one is opened some time later. */
  crash(): void {
    const { random, loop } = this.world;
    if (this.tabs.length > 0) {
      random.pick(this.tabs).kill();
      loop.after(random.between(0, REOPEN_MS), () => this.open());
    }
  }

  private open(): void {
    const name = `${this.name}/${this.opened.length}`;
    this.opened.push(new SimulatedTab(this.world, this, name));
  }

  readonly locks: SimulatedLocks;
  private readonly opened: SimulatedTab[] = [];
}
