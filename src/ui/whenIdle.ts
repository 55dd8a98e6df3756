/** The page may be busy for ever: then at this time, in milliseconds. */
const LATEST_MS = 2_000;

/** Resolves when the page has nothing better to do. */
export function whenIdle(): Promise<void> {
  return new Promise(resolve => {
    // Safari has none.
    if ('requestIdleCallback' in globalThis) {
      requestIdleCallback(() => resolve(), { timeout: LATEST_MS });
    } else {
      setTimeout(resolve);
    }
  });
}
