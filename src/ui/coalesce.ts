/** So that work takes a tenth of the time at most, however long it is. */
const REST_SHARE = 9;

/** What is shown must not lag so far behind that it is noticed. */
const LONGEST_REST_MS = 500;

/**
 * A function that does `work` soon after it is called, once for many calls, and never twice at
 * the same time. The last call is always followed by a run.
 * @param leastRestMs - How long work waits before it begins, so that it disturbs nothing that is
 * quick: longer after work that took long. 0: not at all.
 */
export function coalesce(work: () => Promise<void>, leastRestMs = 0): () => void {
  let isRunning = false;
  let isWanted = false;
  let restMs = leastRestMs;
  const run = async () => {
    isRunning = true;
    while (isWanted) {
      if (restMs > 0) {
        await new Promise(resolve => setTimeout(resolve, restMs));
      }
      isWanted = false;
      const begunAt = performance.now();
      await work();
      const tookMs = performance.now() - begunAt;
      restMs = leastRestMs && Math.max(leastRestMs, Math.min(tookMs * REST_SHARE, LONGEST_REST_MS));
    }
    isRunning = false;
  };
  return () => {
    isWanted = true;
    if (!isRunning) {
      void run();
    }
  };
}
