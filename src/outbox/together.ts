type Waiting<Asked, Answer> = {
  asked: Asked;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
};

/**
 * Work that costs as much for many as for one: whoever asks while it is under way for others is
 * served with all who do, next.
 */
export class Together<Asked, Answer> {
  /** @param work - Answers in the order in which it was asked. */
  constructor(private readonly work: (asked: Asked[]) => Promise<Answer[]>) {}

  /** @throws what the work throws, to all whom it was for. */
  ask(asked: Asked): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ asked, resolve, reject });
      if (!this.isBusy) {
        void this.serve();
      }
    });
  }

  private async serve(): Promise<void> {
    this.isBusy = true;
    while (this.waiting.length > 0) {
      const served = this.waiting.splice(0);
      try {
        const answers = await this.work(served.map(({ asked }) => asked));
        served.forEach(({ resolve }, index) => resolve(answers[index]!));
      } catch (error) {
        served.forEach(({ reject }) => reject(error));
      }
    }
    this.isBusy = false;
  }

  private isBusy = false;
  private readonly waiting: Waiting<Asked, Answer>[] = [];
}
