/** Aborts a request at a time that can be moved while it runs. */
export class Deadline {
  /** @param _timeout - Aborts after so many milliseconds. */
  constructor(
    private readonly _timeout: (delayMs: number) => AbortSignal,
    delayMs: number
  ) {
    this.move(delayMs);
  }

  get signal(): AbortSignal {
    return this._abort.signal;
  }

  /** Count `delayMs` milliseconds from now instead. */
  move(delayMs: number): void {
    const timeout = this._timeout(delayMs);
    this._current = timeout;
    timeout.addEventListener('abort', () => {
      if (this._current === timeout) {
        this._abort.abort(timeout.reason);
      }
    });
  }

  private readonly _abort = new AbortController();
  private _current: AbortSignal | null = null;
}
