import {
  CredentialsError,
  describeError,
  TransientError,
  type ErrorDescription
} from '../model/errors';
import { bucketId, type Target } from '../model/target';
import type { IOutbox } from '../outbox/outbox';
import type { IVersionStore } from '../store/versionStore';
import { bindLocal } from './bindLocal';
import type { ITimer } from '../model/timer';

/** A settings form saves while one types: a target must stand still this long, in milliseconds. */
const STABLE_MS = 3_000;
/** How soon a target that failed its checks is looked at again, in milliseconds. */
const RECHECK_MS = 30_000;

export type SelectorParts = {
  outbox: IOutbox;
  storeOf: (target: Target) => IVersionStore;
  timer: ITimer;
  /** Ask whether saves shall go elsewhere from now on. */
  confirm: (next: Target, current: Target) => Promise<boolean>;
  /** The user keeps the current target: put the settings back. */
  decline: (current: Target) => Promise<void>;
  onChange: () => void;
};

/** Who set the target: only a change by the user's own hand is asked about. */
export type Source = 'user' | 'administrator';

/**
 * Decides which target saves go to: one that is set, has stood still, and passed its checks.
 * Until then they stay in this browser.
 */
export class TargetSelector {
  constructor(private readonly parts: SelectorParts) {}

  /** Where saves go now; `null`: they stay in this browser. */
  get current(): Target | null {
    return this.effective;
  }

  /** Why the target that is set has not taken effect; `null` while it is being looked at. */
  get failure(): ErrorDescription | null {
    return this.problem;
  }

  /** A target is set, but has not taken effect. */
  get isPending(): boolean {
    return this.proposed !== null && !isSame(this.proposed, this.effective);
  }

  /** Begin with what is set: a target that took effect before does so again at once. */
  async start(target: Target | null, source: Source): Promise<void> {
    const before = await this.parts.outbox.target();
    if (target && before && isSame(target, before)) {
      this.proposed = this.effective = target;
      await bindLocal(this.parts.outbox, target);
      return this.parts.onChange();
    }
    this.replaced = before;
    this.proposed = target;
    if (target) {
      // Looking at a bucket takes the S3 client: not before there is something for it.
      this.begin = () => this.propose(target, source, 0);
      await this.untilNeeded(this.changing.signal);
    }
    this.parts.onChange();
  }

  /**
   * Look at the target that is set, if that has not begun: there is something to ask it for.
   * Resolves when it took effect or another one is set; it may take for ever.
   */
  need(): Promise<void> {
    return this.looking ?? this.begin();
  }

  /** The settings name another target. It takes effect when it is found to be good. */
  propose(target: Target | null, source: Source, stableMs = STABLE_MS): Promise<void> {
    this.looking = this.lookAt(target, source, stableMs);
    return this.looking;
  }

  /** The settings cannot be read as a target. */
  refuse(error: Error): void {
    this.changing.abort();
    this.proposed = null;
    this.problem = describeError(error);
    this.parts.onChange();
  }

  /** Look at a target that failed again, now. */
  retry(): void {
    this.recheck.abort();
  }

  stop(): void {
    this.changing.abort();
  }

  private async lookAt(target: Target | null, source: Source, stableMs: number): Promise<void> {
    this.changing.abort();
    const changing = (this.changing = new AbortController());
    this.proposed = target;
    this.problem = null;
    this.parts.onChange();
    await this.parts.timer.wait(stableMs, changing.signal);
    if (!changing.signal.aborted && !isSame(target, this.effective)) {
      await this.tryUntilGood(target, source, changing.signal);
    }
  }

  /** Begin once a save waits for a target, unless another one is set before. */
  private async untilNeeded(changed: AbortSignal): Promise<void> {
    const { outbox } = this.parts;
    const look = async () => {
      if ((await outbox.counts()).get('') && !changed.aborted) {
        unwatch();
        void this.need();
      }
    };
    const unwatch = outbox.onChange(lane => {
      if (!lane || lane.bucket === '') {
        void look();
      }
    });
    changed.addEventListener('abort', unwatch);
    await look();
  }

  private async tryUntilGood(
    target: Target | null,
    source: Source,
    signal: AbortSignal
  ): Promise<void> {
    while (!signal.aborted) {
      this.problem = target && (await this.problemOf(target));
      if (signal.aborted) {
        return;
      }
      if (!this.problem) {
        return this.settle(target, source, signal);
      }
      this.parts.onChange();
      this.recheck = new AbortController();
      const wake = AbortSignal.any([signal, this.recheck.signal]);
      await this.parts.timer.wait(RECHECK_MS, wake);
    }
  }

  private async problemOf(target: Target): Promise<ErrorDescription | null> {
    try {
      await this.parts.storeOf(target).check();
      return null;
    } catch (error) {
      if (error instanceof TransientError) {
        return { name: error.name, message: error.message };
      }
      // Keys are each tab's own: what one with keys found good is good for those without.
      if (error instanceof CredentialsError && isSame(target, await this.parts.outbox.target())) {
        return null;
      }
      return describeError(error as Error);
    }
  }

  private async settle(target: Target | null, source: Source, signal: AbortSignal): Promise<void> {
    const { outbox, confirm, decline } = this.parts;
    const replaced = this.effective ?? this.replaced;
    if (target && replaced && source === 'user' && bucketId(target) !== bucketId(replaced)) {
      const isWanted = await confirm(target, replaced);
      if (signal.aborted) {
        return;
      }
      if (!isWanted) {
        return decline(replaced);
      }
    }
    this.effective = target;
    this.replaced = null;
    await outbox.setTarget(target);
    if (target) {
      await bindLocal(outbox, target);
    }
    this.parts.onChange();
  }

  private begin = () => Promise.resolve();
  /** The newest look at a target; `null` if there was none. */
  private looking: Promise<void> | null = null;
  private effective: Target | null = null;
  private proposed: Target | null = null;
  /** What took effect in an earlier session, until something else does. */
  private replaced: Target | null = null;
  private problem: ErrorDescription | null = null;
  private changing = new AbortController();
  private recheck = new AbortController();
}

function isSame(a: Target | null, b: Target | null): boolean {
  return JSON.stringify(a && sorted(a)) === JSON.stringify(b && sorted(b));
}

function sorted({ endpoint, region, bucket, prefix }: Target): string[] {
  return [endpoint, region, bucket, prefix];
}
