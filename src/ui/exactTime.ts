import { dateAndTime } from './versionTime';

/** When a version was made, to the second. */
export function exactTime(at: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : dateAndTime(date);
}
