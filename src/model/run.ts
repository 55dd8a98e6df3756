/** How a run of a scheduled version went. @see docs/scheduling.md */
export const OUTCOMES = ['succeeded', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type Run = {
  outcome: Outcome;
  /** When it began, ISO 8601. */
  at: string;
  /** What went wrong; empty if nothing did, or nobody tells. */
  note: string;
};

const FOLDER = '.bookstore-runs/';

/**
 * The key whose versions are the runs of a scheduled file.
 * @param path - The end of `scheduledKey`, after the prefix.
 */
export function runsKeyOf(scheduledKey: string, path: string): string {
  return scheduledKey.slice(0, -path.length) + FOLDER + path;
}
