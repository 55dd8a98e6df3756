import type { LabPage } from '../browser/harness';
import { record } from './results';

/** Scroll a list, a step every frame as a wheel does, and record how long frames took. */
export async function recordFrames(
  labPage: LabPage,
  what: string,
  list: { scroller: string; lastRow: string }
): Promise<void> {
  const frames = await labPage.app(scrollToEnd, list);
  const sorted = [...frames].sort((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)]!;
  record({
    what: `frames while scrolling through ${what}, 95th percentile`,
    measured: `${p95.toFixed(1)} ms (${frames.length} frames, longest ${sorted.at(-1)!.toFixed(0)} ms)`,
    aim: '≤ 50 ms',
    holds: p95 <= 50,
    data: frames
  });
}

/** Until the list ends with the last row that it shall have. */
async function scrollToEnd(
  _: any,
  { scroller: selector, lastRow }: { scroller: string; lastRow: string }
): Promise<number[]> {
  const scroller = document.querySelector(selector)!;
  const isAtEnd = () =>
    scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2 &&
    scroller.textContent!.includes(lastRow);
  const frames: number[] = [];
  let last = await new Promise<number>(resolve => requestAnimationFrame(resolve));
  const deadline = last + 240_000;
  while (!isAtEnd()) {
    scroller.scrollTop += 600;
    const now = await new Promise<number>(resolve => requestAnimationFrame(resolve));
    frames.push(now - last);
    last = now;
    if (now > deadline) {
      throw new Error(`not at the end: ${scroller.textContent!.slice(-200)}`);
    }
  }
  return frames;
}
