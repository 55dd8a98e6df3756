import { part } from './part';
import type { MatchGlob } from './pathFilter';
import { isPlain, matchesPlain } from './plainGlob';

/**
 * What reads all of these globs: a library is loaded for those that need one, and for no others.
 * @throws TransientError if it cannot be loaded.
 */
export async function matcherOf(globs: string[]): Promise<MatchGlob> {
  if (globs.every(isPlain)) {
    return matchesPlain;
  }
  const { matchesAny } = await part(import('./anyGlob'));
  return matchesAny;
}
