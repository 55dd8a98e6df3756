import { NO_FILTER, type Filter } from './rowFilter';

/** What a person chose to see of the versions. */
export class Choices {
  constructor(private readonly onChange: () => void) {}

  get filter(): Filter {
    return this.chosenFilter;
  }

  set filter(filter: Filter) {
    this.chosenFilter = filter;
    this.onChange();
  }

  /** Row ids of versions whose fold is open. */
  readonly opened = new Set<string>();

  /** Open or close the fold with these versions. */
  setOpen(ids: string[], isOpen: boolean): void {
    for (const id of ids) {
      if (isOpen) {
        this.opened.add(id);
      } else {
        this.opened.delete(id);
      }
    }
    this.onChange();
  }

  private chosenFilter = NO_FILTER;
}
