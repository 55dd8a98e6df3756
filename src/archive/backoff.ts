const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;

/**
 * How long to wait after `failures` failures in a row, in milliseconds.
 * @param random - A number from 0 to 1.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ “Equal Jitter”
 */
export function backoffMs(failures: number, random: number): number {
  const whole = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - 1));
  return whole / 2 + (whole / 2) * random;
}
