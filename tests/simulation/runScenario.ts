import { SCENARIOS, type ScenarioName } from './scenarios';
import { simulate } from './simulate';
import type { WrongRule } from './world';

const RUNS = 2_000;
const LONGEST_MS = 600_000;

/** Set to run one seed alone. */
const { BOOKSTORE_SEED: SEED } = process.env;

/** A test for each scenario: whatever the seed, every promise holds. */
export function runScenarios(names: ScenarioName[]): void {
  it.each(names)(
    'keeps every promise: %s',
    async name => {
      const seeds = SEED ? [Number(SEED)] : seedsUpTo(RUNS);
      const failed: string[] = [];
      for (const seed of seeds) {
        const violations = await simulate(seed, SCENARIOS[name]);
        if (violations.length > 0) {
          failed.push(`BOOKSTORE_SEED=${seed}: ${violations.join('; ')}`);
        }
      }
      expect(failed).toEqual([]);
    },
    LONGEST_MS
  );
}

/** The first violation of a kind in many runs with a wrong rule; `undefined` if there is none. */
export async function firstViolation(
  kind: RegExp,
  name: ScenarioName,
  wrong: WrongRule,
  runs: number
): Promise<string | undefined> {
  for (const seed of seedsUpTo(runs)) {
    const violations = await simulate(seed, SCENARIOS[name], wrong);
    const violation = violations.find(each => kind.test(each));
    if (violation) {
      return violation;
    }
  }
}

function seedsUpTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
