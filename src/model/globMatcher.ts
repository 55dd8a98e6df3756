import type { MatchGlob } from './pathFilter';
import { isPlain, matchesPlain } from './plainGlob';

/**
 * What reads all of these globs: a library is loaded for those that need one, and for no others.
 * Rejects if that cannot be loaded; to call again tries again.
 */
export async function matcherOf(globs: string[]): Promise<MatchGlob> {
  if (globs.every(isPlain)) {
    return matchesPlain;
  }
  const { matchesAny } = await import('./anyGlob');
  return matchesAny;
}
