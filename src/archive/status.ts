import type { ErrorDescription } from '../model/errors';
import type { Target } from '../model/target';
import type { Entry, IOutbox, Thinned } from '../outbox/outbox';
import { isStranded } from './stranded';
import type { TargetSelector } from './targetSelector';

export type { Thinned };

/** How archiving is doing, as one thing to say. Counts are of saves. */
export type Status =
  /** The user switched archiving off. */
  | { kind: 'off'; waiting: number }
  /** No bucket is set. `thinned`: older saves were dropped to make room. */
  | { kind: 'local'; waiting: number; thinned?: Thinned }
  | { kind: 'archived'; waiting: 0 }
  | { kind: 'archiving'; waiting: number }
  /** Nobody answers; it goes on by itself. */
  | { kind: 'offline'; waiting: number; error: ErrorDescription }
  /**
   * Somebody must put something right first. `isStranded`: it is for a place that may not be written,
   * and saves go elsewhere by now.
   */
  | { kind: 'paused'; waiting: number; error: ErrorDescription; isStranded?: true };

export type StatusParts = {
  outbox: IOutbox;
  selector: TargetSelector;
  /** Saves of this tab whose bytes are not durable yet. */
  pending: () => number;
  isOn: () => boolean;
};

/** Look at everything once and say how it is. */
export async function readStatus(parts: StatusParts): Promise<Status> {
  const { outbox, selector } = parts;
  const counts = await outbox.counts();
  const local = counts.get('') ?? 0;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (!parts.isOn() && total === 0) {
    return { kind: 'off', waiting: 0 };
  }
  const problem = selector.failure
    ? { error: selector.failure }
    : await worstProblem(outbox, counts, selector.current);
  if (problem) {
    const kind = problem.error.name === 'TransientError' ? 'offline' : 'paused';
    return { kind, waiting: total, ...problem };
  }
  if (!selector.current && !selector.isPending) {
    const thinned = await outbox.thinned();
    return parts.isOn()
      ? { kind: 'local', waiting: local, ...(thinned && { thinned }) }
      : { kind: 'off', waiting: local };
  }
  if (total > 0 || parts.pending() > 0) {
    return { kind: 'archiving', waiting: total };
  }
  return parts.isOn() ? { kind: 'archived', waiting: 0 } : { kind: 'off', waiting: 0 };
}

type Problem = { error: ErrorDescription; isStranded?: true };

/** What most needs somebody's attention, of the buckets for which saves wait. */
async function worstProblem(
  outbox: IOutbox,
  counts: Map<string, number>,
  current: Target | null
): Promise<Problem | null> {
  const conditions = (await outbox.conditions()).filter(({ bucket }) => counts.get(bucket));
  const paused = conditions.find(({ state }) => state === 'paused');
  if (paused?.error) {
    return { error: paused.error };
  }
  const parked = await firstParked(outbox, [...counts.keys()], current);
  const retrying = conditions.find(({ state }) => state === 'retrying');
  return parked ?? (retrying?.error ? { error: retrying.error } : null);
}

async function firstParked(
  outbox: IOutbox,
  buckets: string[],
  current: Target | null
): Promise<Problem | null> {
  for (const bucket of buckets) {
    const rows = await outbox.rows(bucket);
    const parked = rows.find((row): row is Entry => row.stage === 'entry' && !!row.parked);
    if (parked?.parked) {
      return { error: parked.parked, ...(isStranded(parked, current) && { isStranded: true }) };
    }
  }
  return null;
}
