/** When a version was made, in few words: the time alone if it was today. */
export function versionTime(
  at: string,
  now = new Date(),
  timeStyle: 'short' | 'medium' = 'short'
): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) {
    return at;
  }
  const isToday = date.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(undefined, {
    ...(isToday ? {} : { dateStyle: 'medium' }),
    timeStyle
  }).format(date);
}

/** A date with its day of the week, and the time to the second. */
export function dateAndTime(date: Date): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' }).format(
    date
  );
}
