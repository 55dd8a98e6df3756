import {
  CredentialsError,
  ForbiddenError,
  SetupError,
  TransientError
} from '../../src/model/errors';
import type { IVersionStore } from '../../src/store/versionStore';
import type { EventLoop } from './eventLoop';
import type { Random } from '../faults/random';
import type { Scenario } from './scenario';

/** A time during which a browser reaches nothing. */
export type Outage = { from: number; to: number };

type Route = {
  loop: EventLoop;
  random: Random;
  scenario: Scenario;
  /** Nothing fails any more from then on. */
  calmFrom: number;
  outage: Outage | null;
  /** The tab that asks: what it asked for last may be lost when it dies. */
  tab: { isAlive: boolean };
  /** Told of each write that a browser sent twice by itself. */
  onResend: (save: string | undefined) => void;
};

/** A store at the other end of a network that loses, delays and repeats. */
export function throughNetwork(store: IVersionStore, route: Route): IVersionStore {
  const ask = <R>(action: () => Promise<R>) => request(route, action, null);
  return {
    check: () => ask(() => store.check()),
    list: (key, page) => ask(() => store.list(key, page)),
    head: (key, versionId) => ask(() => store.head(key, versionId)),
    presign: (version, seconds) => store.presign(version, seconds),
    get: (key, versionId) => ask(() => store.get(key, versionId)),
    objects: (folder, page) => ask(() => store.objects(folder, page)),
    copy: version => ask(() => store.copy(version)),
    markDeleted: key => ask(() => store.markDeleted(key)),
    tags: (key, versionId) => ask(() => store.tags(key, versionId)),
    setTags: (key, versionId, change) => ask(() => store.setTags(key, versionId, change)),
    put: (key, version) =>
      request(route, () => store.put(key, version), { save: version.metadata.save })
  };
}

async function request<R>(
  route: Route,
  action: () => Promise<R>,
  write: { save: string | undefined } | null
): Promise<R> {
  const { loop, random, scenario, tab } = route;
  const land = () => loop.inOneStep(action());
  const happens = (probability = 0) => loop.now < route.calmFrom && random.chance(probability);
  await loop.delay(random.between(1, 60));
  if (route.outage && loop.now >= route.outage.from && loop.now < route.outage.to) {
    throw new TransientError('Offline.');
  }
  if (happens(scenario.lostRequests) || (!tab.isAlive && random.chance(0.5))) {
    throw new TransientError('The request was lost.');
  }
  if (happens(scenario.refusals)) {
    throw refusal(random, write !== null);
  }
  if (write && happens(scenario.lateLandings)) {
    // What a fetch that was given up does at last is nobody's to hear.
    loop.after(random.between(1, 8_000), () => void land().catch(() => undefined));
    throw new TransientError('Timeout.');
  }
  if (write && happens(scenario.resends)) {
    await land().then(
      () => route.onResend(write.save),
      () => undefined
    );
  }
  const lost = happens(scenario.lostReplies);
  const reply = await land().finally(() => loop.delay(random.between(1, 60)));
  if (lost) {
    throw new TransientError('The reply was lost.');
  }
  return reply;
}

/** Who may not look cannot tell whether a save arrived: that is promised to nobody. */
function refusal(random: Random, isWrite: boolean): Error {
  return random.pick([
    new CredentialsError('Expired.'),
    new SetupError('bucket', 'No such bucket.'),
    ...(isWrite ? [new ForbiddenError('Access denied.')] : [])
  ]);
}
