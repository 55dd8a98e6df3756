import type { Credentials } from '../model/credentials';
import { CredentialsError } from '../model/errors';
import type { ICredentialsProvider } from './credentialsProvider';

const MINUTE_MS = 60_000;
/** After a failure, or for keys that seem to end soon, nobody is asked again for this long. */
const PAUSE_MS = MINUTE_MS;
const MAX_AHEAD_MS = 5 * MINUTE_MS;
const AHEAD_SHARE = 0.2;
/** No issuer gives more than 36 hours: a longer lifetime comes from a wrong clock. */
const MAX_LIFETIME_MS = 7 * 24 * 60 * MINUTE_MS;

/**
 * One set of keys for all requests of a target, asked for as seldom as possible.
 *
 * Expiry is judged by the time that passed here since the keys came, never by comparing clocks; and
 * where this computer's clock makes the lifetime implausible, only the store's refusal counts.
 */
export class CachedCredentials {
  constructor(
    private readonly provider: ICredentialsProvider,
    /** Milliseconds since 1970. */
    private readonly now: () => number
  ) {}

  /**
   * Keys that should be good. Ones near their end are still given if no new ones can be had.
   * @throws CredentialsError or TransientError if there are none.
   */
  async get(): Promise<Credentials> {
    const held = this.held;
    if (!held) {
      return this.fetch();
    }
    const leftMs = this.leftMs(held);
    const isNew = this.now() - held.at < PAUSE_MS;
    if (isNew || leftMs > Math.min(MAX_AHEAD_MS, held.lifetimeMs * AHEAD_SHARE)) {
      return held.keys;
    }
    try {
      return await this.fetch();
    } catch (error) {
      if (leftMs > 0) {
        return held.keys;
      }
      throw error;
    }
  }

  /**
   * Other keys than `refused`, which the store did not take. Those that came meanwhile will do.
   * @throws CredentialsError or TransientError if there are none.
   */
  async refresh(refused: Credentials): Promise<Credentials> {
    const held = this.held;
    if (held && held.keys !== refused) {
      return held.keys;
    }
    if (held?.isReplacement && this.now() - held.at < PAUSE_MS) {
      throw new CredentialsError(
        'The store refused the new keys as well. Look at what gives them out, then renew.'
      );
    }
    this.held = null;
    return this.fetch(refused);
  }

  /** Use keys that a person entered; ignored where they come from elsewhere. */
  enter(keys: Credentials): void {
    this.provider.enter?.(keys);
    this.renew();
  }

  /** Forget all keys, also those that a person entered. */
  forget(): void {
    this.provider.forget?.();
    this.renew();
  }

  /** Drop keys and failures, so that the next request asks anew: for when a user renews them. */
  renew(): void {
    this.held = null;
    this.failure = null;
    this.pending = null;
  }

  private fetch(refused?: Credentials): Promise<Credentials> {
    if (this.pending) {
      return this.pending;
    }
    if (this.failure && this.now() - this.failure.at < PAUSE_MS) {
      return Promise.reject(this.failure.error);
    }
    const pending = this.ask(refused, () => this.pending === pending);
    this.pending = pending;
    return pending;
  }

  private async ask(
    refused: Credentials | undefined,
    isCurrent: () => boolean
  ): Promise<Credentials> {
    // Let the caller note this promise first.
    await Promise.resolve();
    try {
      const keys = await this.provider.fetch(refused);
      if (isCurrent()) {
        const at = this.now();
        this.held = { keys, at, lifetimeMs: lifetimeMs(keys, at), isReplacement: !!refused };
        this.failure = null;
      }
      return keys;
    } catch (error) {
      // The network's failures are paced by those who retry, unless good keys are at hand.
      if (isCurrent() && (error instanceof CredentialsError || this.held)) {
        this.failure = { error, at: this.now() };
      }
      throw error;
    } finally {
      if (isCurrent()) {
        this.pending = null;
      }
    }
  }

  private leftMs(held: Held): number {
    return held.lifetimeMs - (this.now() - held.at);
  }

  private held: Held | null = null;
  private pending: Promise<Credentials> | null = null;
  private failure: { error: unknown; at: number } | null = null;
}

type Held = {
  keys: Credentials;
  /** When they came, by this computer's clock. */
  at: number;
  lifetimeMs: number;
  /** They came because the store had refused the ones before. */
  isReplacement: boolean;
};

function lifetimeMs({ expiresAt }: Credentials, nowMs: number): number {
  const lifetime = expiresAt === null ? Infinity : expiresAt - nowMs;
  return lifetime > 0 && lifetime <= MAX_LIFETIME_MS ? lifetime : Infinity;
}
