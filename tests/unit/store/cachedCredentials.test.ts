import fc from 'fast-check';
import type { Credentials } from '../../../src/model/credentials';
import { CredentialsError, TransientError } from '../../../src/model/errors';
import { CachedCredentials } from '../../../src/store/cachedCredentials';

const MINUTE = 60_000;

/** A provider, a clock and what a test turns on them. */
function setUp(lifetimeMs: number | null = 60 * MINUTE) {
  const world = {
    nowMs: 1_800_000_000_000,
    /** How far this computer's clock is ahead of the issuer's. */
    skewMs: 0,
    asked: 0,
    failure: null as Error | null
  };
  const provider = {
    fetch: async (): Promise<Credentials> => {
      world.asked++;
      if (world.failure) {
        throw world.failure;
      }
      const issuedAt = world.nowMs - world.skewMs;
      return {
        accessKeyId: `key ${world.asked}`,
        secretAccessKey: 'secret',
        expiresAt: lifetimeMs === null ? null : issuedAt + lifetimeMs
      };
    }
  };
  return { world, credentials: new CachedCredentials(provider, () => world.nowMs) };
}

describe('CachedCredentials', () => {
  it('asks once for all requests of a lifetime, also for those that wait', async () => {
    const { world, credentials } = setUp();
    await Promise.all([credentials.get(), credentials.get(), credentials.get()]);
    world.nowMs += 54 * MINUTE;
    await credentials.get();

    expect(world.asked).toBe(1);
  });

  it.each([
    [60, 54.9, 55.1],
    [15, 11.9, 12.1],
    [4, 3.1, 3.3]
  ])('renews keys of %d minutes between minute %d and %d', async (lifetime, early, late) => {
    const { world, credentials } = setUp(lifetime * MINUTE);
    await credentials.get();
    world.nowMs += early * MINUTE;
    await credentials.get();
    expect(world.asked).toBe(1);

    world.nowMs += (late - early) * MINUTE;
    await Promise.all([credentials.get(), credentials.get()]);
    expect(world.asked).toBe(2);
    expect(await credentials.get()).toMatchObject({ accessKeyId: 'key 2' });
  });

  it('never renews by itself keys that do not expire', async () => {
    const { world, credentials } = setUp(null);
    await credentials.get();
    world.nowMs += 1000 * 24 * 60 * MINUTE;
    await credentials.get();

    expect(world.asked).toBe(1);
  });

  it.each([-24, 24])('makes no storm with a clock that is %d hours ahead', async hours => {
    const { world, credentials } = setUp(15 * MINUTE);
    world.skewMs = hours * 60 * MINUTE;
    for (let minute = 0; minute < 10; minute++) {
      await credentials.get();
      world.nowMs += MINUTE;
    }

    expect(world.asked).toBe(1);
  });

  it('goes on with keys that are still good when new ones are refused, asking seldom', async () => {
    const { world, credentials } = setUp(60 * MINUTE);
    await credentials.get();
    world.nowMs += 56 * MINUTE;
    for (world.failure of [new CredentialsError('no'), new TransientError('nobody')]) {
      for (let i = 0; i < 10; i++) {
        expect(await credentials.get()).toMatchObject({ accessKeyId: 'key 1' });
      }
      world.nowMs += 1.1 * MINUTE;
    }
    expect(world.asked).toBe(3);

    world.nowMs += 5 * MINUTE;
    await expect(credentials.get()).rejects.toBe(world.failure);
  });

  it('asks a provider that refuses at most once a minute', async () => {
    const { world, credentials } = setUp();
    world.failure = new CredentialsError('no');
    for (let i = 0; i < 5; i++) {
      await expect(credentials.get()).rejects.toBe(world.failure);
    }
    expect(world.asked).toBe(1);

    world.failure = null;
    world.nowMs += MINUTE;
    await expect(credentials.get()).resolves.toBeDefined();
  });

  it('asks again at once after a network failure, which others pace', async () => {
    const { world, credentials } = setUp();
    world.failure = new TransientError('nobody');
    await expect(credentials.get()).rejects.toBe(world.failure);
    world.failure = null;

    await expect(credentials.get()).resolves.toBeDefined();
  });

  it('replaces refused keys once for all that were refused', async () => {
    const { world, credentials } = setUp();
    const refused = await credentials.get();
    const replaced = await Promise.all([
      credentials.refresh(refused),
      credentials.refresh(refused)
    ]);
    const late = await credentials.refresh(refused);

    expect(world.asked).toBe(2);
    expect(new Set([...replaced, late]).size).toBe(1);
  });

  it('does not replace refused keys over and over', async () => {
    const { world, credentials } = setUp();
    const first = await credentials.get();
    const second = await credentials.refresh(first);
    await expect(credentials.refresh(second)).rejects.toThrow(CredentialsError);
    expect(world.asked).toBe(2);

    world.nowMs += MINUTE;
    await credentials.refresh(second);
    expect(world.asked).toBe(3);
  });

  it('goes on trying to replace refused keys after a network failure', async () => {
    const { world, credentials } = setUp();
    const refused = await credentials.get();
    world.failure = new TransientError('nobody');
    await expect(credentials.refresh(refused)).rejects.toBe(world.failure);
    world.failure = null;

    expect(await credentials.refresh(refused)).toMatchObject({ accessKeyId: 'key 3' });
  });

  it('asks at once when the user renews', async () => {
    const { world, credentials } = setUp();
    world.failure = new CredentialsError('no');
    await expect(credentials.get()).rejects.toBe(world.failure);
    world.failure = null;
    credentials.renew();

    expect(await credentials.get()).toMatchObject({ accessKeyId: 'key 2' });
  });

  it('does not keep an answer that was asked for before the user renewed', async () => {
    const { world, credentials } = setUp();
    const before = credentials.get();
    credentials.renew();
    await before;
    await credentials.get();

    expect(world.asked).toBe(2);
  });

  it('asks at most once a minute, whatever the lifetime and the clock', async () => {
    const lifetimes = fc.integer({ min: 4, max: 12 * 60 });
    const skews = fc.integer({ min: -24 * 60 * 60, max: 24 * 60 * 60 });
    // Clocks that make keys seem to end just now are the hard ones.
    const nearSkews = fc.integer({ min: -60, max: 60 });
    const pauses = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(lifetimes, fc.option(skews), nearSkews, pauses, async (...given) => {
        const [lifetime, skewSeconds, nearSeconds, seconds] = given;
        const { world, credentials } = setUp(lifetime * MINUTE);
        world.skewMs =
          skewSeconds === null ? lifetime * MINUTE - nearSeconds * 1000 : skewSeconds * 1000;
        let askedAt = -Infinity;
        for (const pause of seconds) {
          const before = world.asked;
          await Promise.all([credentials.get(), credentials.get()]);
          if (world.asked > before) {
            expect(world.asked).toBe(before + 1);
            expect(world.nowMs - askedAt).toBeGreaterThanOrEqual(MINUTE);
            askedAt = world.nowMs;
          }
          world.nowMs += pause * 1000;
        }
      })
    );
  });
});
