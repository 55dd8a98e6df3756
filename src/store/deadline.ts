/** Aborts a request at a time that can be moved while it runs. */
export class Deadline {
  /** @param timeout - Aborts after so many milliseconds. */
  constructor(
    private readonly timeout: (delayMs: number) => AbortSignal,
    delayMs: number
  ) {
    this.move(delayMs);
  }

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  /** Count `delayMs` milliseconds from now instead. */
  move(delayMs: number): void {
    const timeout = this.timeout(delayMs);
    this.current = timeout;
    timeout.addEventListener('abort', () => {
      if (this.current === timeout) {
        this.abort.abort(timeout.reason);
      }
    });
  }

  private readonly abort = new AbortController();
  private current: AbortSignal | null = null;
}
