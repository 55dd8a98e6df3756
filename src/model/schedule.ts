import { Cron } from 'croner';
import cronstrue from 'cronstrue';
import { RejectedError } from './errors';

/** A cron expression, understood. */
export type Schedule = {
  /** “At 06:00 AM, Monday through Friday” */
  words: string;
  /** The next moments at which it is due. */
  next: Date[];
};

/** How many of them are told. */
const NEXT_RUNS = 3;

/** Five fields, as every scheduler knows them: no seconds, no years, no nicknames. */
const FIVE_FIELDS = /^\S+(\s+\S+){4}$/;

/**
 * Understand a cron expression of five fields: minute, hour, day, month, day of the week.
 * @param from - Runs are told from then on.
 * @param timezone - In which the expression is; a scheduler takes UTC unless it is told another.
 * @throws RejectedError if it is none, or never due.
 */
export function readSchedule(cron: string, from: Date, timezone = 'UTC'): Schedule {
  const expression = cron.trim();
  if (!FIVE_FIELDS.test(expression)) {
    throw new RejectedError(
      'A schedule has five parts: minute, hour, day, month and day of the week, as in “0 6 * * 1-5”.'
    );
  }
  try {
    const next = new Cron(expression, { timezone }).nextRuns(NEXT_RUNS, from);
    const words = cronstrue.toString(expression, { use24HourTimeFormat: true });
    if (next.length > 0) {
      return { words, next };
    }
  } catch {
    throw new RejectedError(`“${expression}” is no schedule that can be read.`);
  }
  throw new RejectedError(`“${expression}” is never due.`);
}
