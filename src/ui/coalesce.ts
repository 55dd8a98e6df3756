/**
 * A function that does `work` soon after it is called, once for many calls, and never twice at
 * the same time. The last call is always followed by a run.
 * @param restMs - How long work waits before it begins, so that it disturbs nothing that is quick.
 */
export function coalesce(work: () => Promise<void>, restMs = 0): () => void {
  let isRunning = false;
  let isWanted = false;
  const run = async () => {
    isRunning = true;
    while (isWanted) {
      if (restMs > 0) {
        await new Promise(resolve => setTimeout(resolve, restMs));
      }
      isWanted = false;
      await work();
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
