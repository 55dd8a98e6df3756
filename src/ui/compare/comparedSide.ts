import type { IDisposable } from '@lumino/disposable';

/** One of the two that are compared, as it is now. */
export type SideContent = {
  text: string;
  /** What it is, with time and author. */
  name: string;
  /** The same with seconds, where two versions are of one minute. */
  longName?: string;
  /** The same, exactly. */
  caption: string;
};

/** One of the two that are compared. */
export type ComparedSide = {
  /** The same for the same version, or file. */
  id: string;
  /** @throws what a store or Jupyter throws. */
  read(): Promise<SideContent>;
  /** Left out for what never changes. `changed` is called a while after it did. */
  follow?(changed: () => void): IDisposable;
};
