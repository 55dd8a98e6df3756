/** @jest-environment ./tests/simulation/environment.js */
import { firstViolation } from './runScenario';
import type { ScenarioName } from './scenarios';
import { forgetsTried, hidesLate, newestOnly, noCondition, overtakesIntents } from './wrongRules';
import type { WrongRule } from './world';

/** A rule that needs more runs than this to be noticed is hardly tested. */
const RUNS = 300;

it.each<[why: string, rule: WrongRule, scenario: ScenarioName, seen: RegExp]>([
  ['looks at the newest version only', newestOnly, 'lost replies', /is there 2 times/],
  ['writes without a condition', noCondition, 'lost replies', /is there 2 times/],
  ['forgets that an upload was begun', forgetsTried, 'lost replies', /is there 0 times/],
  ['overtakes open intents', overtakesIntents, 'intents that stay open', /comes after a later/],
  ['hides what is late', hidesLate, 'several browsers, one offline for a while', /says otherwise/]
])(
  'notices an uploader that %s',
  async (_, rule, scenario, seen) => {
    expect(await firstViolation(seen, scenario, rule, RUNS)).toBeDefined();
  },
  120_000
);
