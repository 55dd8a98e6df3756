import type { VersionDetails } from '../../model/version';

/** More at once would keep saves from the wire. */
const AT_ONCE = 4;

type Wanted<D> = { id: string; ask: () => Promise<D> };

/** Asks for the details of what is seen now, a few at a time; what is no longer seen is dropped. */
export class DetailsQueue<D = VersionDetails> {
  /** @param onAnswer - Called once for each; with `null` if asking failed. */
  constructor(
    private readonly onAnswer: (id: string, details: D | null) => void,
    private readonly atOnce = AT_ONCE
  ) {}

  /** These and no others, the first ones first. */
  want(wanted: Wanted<D>[]): void {
    this.wanted = wanted.filter(({ id }) => !this.asked.has(id));
    this.next();
  }

  private next(): void {
    while (this.asked.size < this.atOnce) {
      const one = this.wanted.shift();
      if (!one) {
        return;
      }
      this.asked.add(one.id);
      void this.answer(one);
    }
  }

  private async answer({ id, ask }: Wanted<D>): Promise<void> {
    // A row without its details is still a row: the listing's failures are the ones to tell.
    const details = await ask().catch(() => null);
    this.asked.delete(id);
    this.onAnswer(id, details);
    this.next();
  }

  private wanted: Wanted<D>[] = [];
  private readonly asked = new Set<string>();
}
