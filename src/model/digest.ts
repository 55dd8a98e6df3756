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
  if (body.size > LARGEST_OUTLINED_BYTES) {
    return { sha256: await sha256Hex(body), outline: null };
  }
  // Read once for both: that takes about as long as the hash does.
  const bytes = await body.arrayBuffer();
  const sha256 = sha256Hex(bytes);
  const outline = outlineOf(new TextDecoder().decode(bytes));
  return { sha256: await sha256, outline };
}
