/** Times and sizes in the words of a locale; `undefined` is the browser's own. */
export class Formats {
  constructor(locale?: string) {
    this.times = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
    this.moments = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' });
    const clock = { hour: 'numeric', minute: '2-digit' } as const;
    this.dated = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
    this.near = new Intl.DateTimeFormat(locale, { weekday: 'short', ...clock });
    this.far = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...clock });
    this.weekdays = new Intl.DateTimeFormat(locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long'
    });
    this.dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
    this.words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    this.sizes = UNITS.map(
      unit =>
        new Intl.NumberFormat(locale, {
          style: 'unit',
          unit,
          unitDisplay: unit === 'byte' ? 'long' : 'short',
          ...PRECISION
        })
    );
  }

  /** 14:31 */
  time(at: Date): string {
    return Number.isNaN(at.getTime()) ? '–' : this.times.format(at);
  }

  /** The time alone on the same day, else with the day: 14:02, Tue 14:02, 3 May 14:02 */
  since(at: Date, now: Date): string {
    const isNear = Math.abs(now.getTime() - at.getTime()) < WEEK_MS;
    return at.toDateString() === now.toDateString() || Number.isNaN(at.getTime())
      ? this.time(at)
      : (isNear ? this.near : this.far).format(at);
  }

  /** The time alone on the same day, else with the whole date: 14:02, 3 May 2025, 14:02 */
  dateOrTime(at: Date, now: Date): string {
    const isSameDay = at.toDateString() === now.toDateString();
    return isSameDay || Number.isNaN(at.getTime()) ? this.time(at) : this.dated.format(at);
  }

  /** 13:40 – 14:28 */
  span(from: Date, to: Date): string {
    return this.times.formatRange(from, to);
  }

  /** The whole date, with seconds and time zone. */
  moment(at: Date): string {
    return Number.isNaN(at.getTime()) ? '–' : this.moments.format(at);
  }

  /** Today, Yesterday, Tuesday 17 November, 3 May 2025 */
  day(day: Date, now: Date): string {
    const today = new Date(now);
    today.setHours(0, 0, 0, 0);
    // A day that clocks were changed on has 23 or 25 hours.
    const daysAgo = Math.round((today.getTime() - day.getTime()) / DAY_MS);
    if (daysAgo === 0 || daysAgo === 1) {
      return capital(this.words.format(-daysAgo, 'day'));
    }
    return day.getFullYear() === now.getFullYear()
      ? this.weekdays.format(day)
      : this.dates.format(day);
  }

  /** 41 kB */
  size(sizeBytes: number): string {
    const power = Math.floor(Math.log10(Math.max(1, sizeBytes)) / 3);
    const unit = Math.min(power, UNITS.length - 1);
    return this.sizes[unit]!.format(sizeBytes / 1000 ** unit);
  }

  private readonly times: Intl.DateTimeFormat;
  private readonly dated: Intl.DateTimeFormat;
  private readonly near: Intl.DateTimeFormat;
  private readonly far: Intl.DateTimeFormat;
  private readonly moments: Intl.DateTimeFormat;
  private readonly weekdays: Intl.DateTimeFormat;
  private readonly dates: Intl.DateTimeFormat;
  private readonly words: Intl.RelativeTimeFormat;
  private readonly sizes: Intl.NumberFormat[];
}

const DAY_MS = 86_400_000;
/** Within it a day of the week tells the day. */
const WEEK_MS = 6 * DAY_MS;
/** Two digits, or all those before the point. */
const PRECISION = {
  maximumFractionDigits: 0,
  maximumSignificantDigits: 2,
  roundingPriority: 'morePrecision'
} as const;
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase() + word.slice(1);
}
