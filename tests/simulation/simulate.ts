import { findViolations } from './findViolations';
import type { Outage } from './network';
import type { Scenario } from './scenario';
import { SimulatedBrowser } from './simulatedBrowser';
import { simulatedChannel } from './simulatedChannel';
import { World, type WrongRule } from './world';

// What the environment of these tests has beside Node.
declare const IDBFactory: new () => globalThis.IDBFactory;
declare const scheduleIndexedDb: (queueTask: (task: () => void) => void) => void;

/**
 * One run of a scenario: everything that happens is decided by the seed.
 * @returns What went wrong, in words; empty if nothing did.
 */
export async function simulate(
  seed: number,
  scenario: Scenario,
  wrong: WrongRule = {}
): Promise<string[]> {
  const world = new World(seed, scenario, wrong);
  scheduleIndexedDb(world.loop.queueTask);
  globalThis.indexedDB = new IDBFactory();
  globalThis.BroadcastChannel = simulatedChannel(world.loop, world.random);
  const browsers = openBrowsers(world);
  const failed: unknown[] = [];
  arrange(world, browsers, error => failed.push(error));
  const isQuiet = await world.loop.run(() => world.open.size > 0);
  return [
    ...(isQuiet ? [] : ['it never comes to an end']),
    ...failed.map(error => `a tab failed: ${String(error)}`),
    ...world.reports.map(error => `reported: ${String(error)}`),
    ...(await findViolations(world))
  ];
}

function openBrowsers(world: World): SimulatedBrowser[] {
  const { loop, random, scenario } = world;
  const from = loop.now + random.between(0, scenario.spreadMs);
  const outage: Outage = { from, to: from + random.between(1, scenario.spreadMs) };
  return Array.from({ length: scenario.browsers }, (_, index) => {
    const isOffline = index === 0 && scenario.offline;
    return new SimulatedBrowser(world, `browser ${index}`, isOffline ? outage : null);
  });
}

/** Put everything that people and machines do on the clock. */
function arrange(
  world: World,
  browsers: SimulatedBrowser[],
  onFailure: (error: unknown) => void
): void {
  const { loop, random, scenario, store } = world;
  const sometime = (count: number, happen: () => void) => {
    for (let i = 0; i < count; i++) {
      loop.after(random.between(0, scenario.spreadMs), happen);
    }
  };
  const paths = Array.from({ length: scenario.keys }, (_, index) => `${'ab'.slice(0, index + 1)}`);
  const keyOfAny = () => `workspace/${random.pick(paths)}`;
  sometime(random.between(...scenario.saves), () => {
    const state = world.write(random.pick(paths));
    const tabs = browsers.flatMap(each => each.tabs);
    const seenBy = scenario.collaborative || tabs.length === 0 ? tabs : [random.pick(tabs)];
    if (scenario.seenTwice && random.chance(scenario.seenTwice) && seenBy.length === 1) {
      seenBy.push(...tabs.filter(tab => tab !== seenBy[0]));
    }
    for (const tab of seenBy) {
      const delayMs = tab.hearsAfter(scenario.collaborative ? random.between(0, 200) : 0);
      loop.after(delayMs, () => void tab.saw(state).catch(onFailure));
    }
  });
  sometime(scenario.crashes ?? 0, () => random.pick(browsers).crash());
  sometime(scenario.foreignWrites ?? 0, () => {
    const body = new Blob([`foreign ${random.next()}`]);
    void loop.inOneStep(store.putForeign(keyOfAny(), body));
  });
  sometime(scenario.markers ?? 0, () => void loop.inOneStep(store.delete(keyOfAny())));
  // What is parked waits for a person.
  loop.after(world.calmFrom + 60_000 - loop.now, () => {
    browsers.forEach(({ tabs }) => tabs[0].retry().catch(onFailure));
  });
}
