import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** One line of the table; figures of a run stand in `data`. */
export type Result = {
  what: string;
  measured: string;
  aim: string;
  /** `null` where figures only stand side by side. */
  holds: boolean | null;
  data: unknown;
};

/** Named by what runs the bench, from the checkout's folder. */
const FILE = new URL(`../../${process.env.BENCH_RESULTS ?? 'bench/latest.json'}`, import.meta.url);

export function record(result: Result): void {
  const before = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Result[]) : [];
  writeFileSync(FILE, JSON.stringify([...before, result], null, 1) + '\n');
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** Median and the middle half, in milliseconds. */
export function spread(values: number[]): string {
  return spreadOf(values, ' ms');
}

/** Median and the middle half. */
export function spreadOf(values: number[], unit: string): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]!.toFixed(1);
  return `${at(0.5)}${unit} (${at(0.25)}–${at(0.75)})`;
}
