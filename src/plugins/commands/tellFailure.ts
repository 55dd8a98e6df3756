import type { VersionCommandParts } from './parts';

/** Do something that a person asked for; if it fails, they are told once, and so is the caller. */
export async function tellFailure<T>(
  { notice }: Pick<VersionCommandParts, 'notice'>,
  work: () => Promise<T>
): Promise<T> {
  notice.clear();
  try {
    return await work();
  } catch (error) {
    notice.show({ message: (error as Error).message, type: 'error', actions: [] });
    throw error;
  }
}
