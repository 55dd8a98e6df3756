import { compareAt } from '../../src/model/save';
import type { VersionMetadata } from '../../src/model/metadata';
import type { Entry } from '../../src/outbox/outbox';
import type { World } from './world';

/** A version of ours, as the store has it. */
type Archived = {
  save: string;
  at: string;
  metadata: VersionMetadata;
  text: string;
  /** Delete markers beneath it. */
  markers: number;
};

/** Every promise that does not hold when all is quiet, in words. */
export async function findViolations(world: World): Promise<string[]> {
  const violations: string[] = [];
  const keys = new Set([...world.read.values(), ...world.queued].map(({ key }) => key));
  for (const key of keys) {
    const entries = world.queued.filter(entry => entry.key === key);
    const versions = await versionsOf(world, key);
    violations.push(
      ...eachOnce(world, entries, versions),
      ...bytesAreKept(entries, versions),
      ...lateIsSaid(versions),
      ...inOrder(entries, versions)
    );
  }
  return [...violations, ...[...world.open].map(id => `the intent ${id} stays open`)];
}

/** Oldest first, without those of other tools. */
async function versionsOf({ store }: World, key: string): Promise<Archived[]> {
  const { versions } = await store.list(key, { size: 1000 });
  const archived: Archived[] = [];
  let markers = 0;
  for (const { kind, versionId } of versions.reverse()) {
    if (kind === 'marker') {
      markers += 1;
      continue;
    }
    const { metadata } = await store.head(key, versionId);
    if (metadata) {
      const text = await (await store.get(key, versionId)).text();
      archived.push({ save: metadata.save!, at: metadata.at!, metadata, text, markers });
    }
  }
  return archived;
}

/** Silent resends of unchanged bytes cannot be told from new saves; they are counted. */
function eachOnce(world: World, entries: Entry[], versions: Archived[]): string[] {
  const queued = new Set(entries.map(({ save }) => save));
  const saves = new Set([...queued, ...versions.map(({ save }) => save)]);
  const wrong = [...saves].flatMap(save => {
    const count = versions.filter(version => version.save === save).length;
    const least = queued.has(save) ? 1 : 0;
    const most = 1 + (world.scenario.unchanged ? (world.resends.get(save) ?? 0) : 0);
    return count >= least && count <= most ? [] : [`“${save}” is there ${count} times`];
  });
  const unknown = versions.filter(({ save }) => !world.read.has(save) && !queued.has(save));
  return [...wrong, ...unknown.map(({ save }) => `“${save}” was never read`)];
}

function bytesAreKept(entries: Entry[], versions: Archived[]): string[] {
  return versions
    .filter(({ save, text, metadata }) => {
      const entry = entries.find(each => each.save === save);
      return entry && (text.length !== entry.sizeBytes || metadata.sha256 !== entry.sha256);
    })
    .map(({ save }) => `“${save}” has other bytes`);
}

/**
 * A version says that it is late exactly when it was put upon a newer one. Nobody can tell beneath
 * a delete marker: to a browser that never saw the key, it looks new.
 */
function lateIsSaid(versions: Archived[]): string[] {
  const violations: string[] = [];
  let newest: Archived | null = null;
  for (const version of versions) {
    const { save, at, markers, metadata } = version;
    const isLate: boolean = newest !== null && compareAt(at, newest.at) < 0;
    const isHidden = isLate && markers > newest!.markers;
    if (isLate !== (metadata.late ?? false) && !isHidden) {
      violations.push(`“${save}” is ${isLate ? '' : 'not '}late, and says otherwise`);
    }
    newest = isLate ? newest : version;
  }
  return violations;
}

/** The saves of one tab stand in their own order. What others archived too may be late. */
function inOrder(entries: Entry[], versions: Archived[]): string[] {
  const violations: string[] = [];
  const seen = new Map<string, number>();
  const placed = versions.filter(({ metadata }) => !metadata.late);
  for (const tab of new Set(entries.map(entry => entry.tab))) {
    const own = entries.filter(entry => entry.tab === tab);
    for (const { save } of own[0].collaborative ? placed : versions) {
      const sequence = own.find(entry => entry.save === save)?.sequence ?? Infinity;
      if (sequence < (seen.get(tab) ?? -1)) {
        violations.push(`“${save}” comes after a later save of its tab`);
      }
      seen.set(tab, sequence === Infinity ? (seen.get(tab) ?? -1) : sequence);
    }
  }
  return violations;
}
