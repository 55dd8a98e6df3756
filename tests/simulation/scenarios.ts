import type { Scenario } from './scenario';

const ONE: Scenario = { browsers: 1, tabs: 1, keys: 1, saves: [3, 6], spreadMs: 200 };
const TABS: Scenario = { ...ONE, tabs: 2, keys: 2, coarse: 0.2 };
const BROWSERS: Scenario = { ...ONE, browsers: 2, saves: [3, 6], spreadMs: 2_000 };
const LOST = { lostRequests: 0.1, lostReplies: 0.2, lateLandings: 0.1 };

export const SCENARIOS = {
  'one tab, rapid saves': { ...ONE, coarse: 0.3 },
  'several tabs, the same and different keys': TABS,
  'several browsers, one offline for a while': { ...BROWSERS, tabs: 2, offline: true },
  'collaborators, lost replies and crashes': {
    ...BROWSERS,
    ...LOST,
    saves: [3, 5],
    collaborative: true,
    crashes: 2
  },
  'lost replies': { ...ONE, ...LOST, browsers: 2, tabs: 2 },
  'silent resends, some of unchanged bytes': { ...ONE, resends: 0.4, unchanged: 0.4 },
  'crashes at any moment': { ...TABS, crashes: 3, lostReplies: 0.1 },
  'foreign writes and delete markers': { ...BROWSERS, foreignWrites: 3, markers: 3 },
  'lost locks': { ...TABS, keys: 1, lostReplies: 0.1, brokenLocks: true },
  // With whole seconds, what two tabs saw in one second has no order.
  'saves that two tabs see': { ...TABS, ...LOST, keys: 1, coarse: 0, seenTwice: 0.6 },
  'intents that stay open': { ...TABS, keys: 1, readMs: 30_000 },
  'refused, for a while': { ...TABS, refusals: 0.3 },
  everything: {
    ...BROWSERS,
    ...LOST,
    tabs: 2,
    keys: 2,
    readMs: 500,
    coarse: 0.1,
    refusals: 0.05,
    offline: true,
    crashes: 2,
    foreignWrites: 1
  }
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;
