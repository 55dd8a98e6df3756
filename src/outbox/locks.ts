/** Named locks between the tabs of one server. */
export interface ILocks {
  /**
   * Wait for the lock called `name`, and hold it until `use` is done.
   * Several may wait; each gets its turn. A tab that closes lets go.
   * @param stop - Aborted: wait no longer.
   */
  hold(name: string, use: () => Promise<void>, stop: AbortSignal): Promise<void>;

  /** The names that some tab holds now. */
  held(): Promise<string[]>;
}
