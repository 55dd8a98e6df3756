/** Work that is done one after the other for each key, in the order in which it came. */
export class Turns {
  /** Do work after what came before it for its key, whether that failed or not. */
  take<R>(key: string, work: () => Promise<R>): Promise<R> {
    const turn = (this.last.get(key) ?? Promise.resolve()).then(work);
    const done = turn.then(
      () => undefined,
      () => undefined
    );
    this.last.set(key, done);
    void done.then(() => this.last.get(key) === done && this.last.delete(key));
    return turn;
  }

  private readonly last = new Map<string, Promise<void>>();
}
