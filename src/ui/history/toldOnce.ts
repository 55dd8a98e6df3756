import type { NoteStorage } from './firstRun';

/** Something to be said to a person until they closed it, once in a browser. */
export class ToldOnce {
  /**
   * @param isCalledFor - There is reason to say it.
   * @param name - Under which the browser keeps that it was said.
   */
  constructor(
    isCalledFor: boolean,
    private readonly storage: NoteStorage | null,
    private readonly name: string,
    private readonly onChange: () => void
  ) {
    this.isShown = isCalledFor && !this.wasTold();
  }

  close(): void {
    this.isShown = false;
    try {
      this.storage?.setItem(this.name, 'told');
    } catch {
      // Blocked or full: it is said again with the next page.
    }
    this.onChange();
  }

  isShown: boolean;

  private wasTold(): boolean {
    try {
      return this.storage?.getItem(this.name) === 'told';
    } catch {
      return false;
    }
  }
}
