import { outlineOf, type Outline } from './outline';
import { sha256Hex } from './sha256';

export type { Outline };

/** What must be known of the bytes of a file. */
export type Digest = {
  /** Hex. */
  sha256: string;
  /** `null` if they are no notebook, or one too large to look into. */
  outline: Outline | null;
};

/** Larger notebooks take too much memory to parse beside the one that is open, in bytes. */
const LARGEST_OUTLINED_BYTES = 50_000_000;

/** Digest a file. Long work for large ones: meant for a worker. */
export async function digestOf(body: Blob): Promise<Digest> {
  const isSmall = body.size <= LARGEST_OUTLINED_BYTES;
  const [sha256, outline] = await Promise.all([
    sha256Hex(body),
    isSmall ? body.text().then(outlineOf) : null
  ]);
  return { sha256, outline };
}
