/** One slice takes the fallback about 10 ms, so the page stays awake. */
const SLICE_BYTES = 1024 * 1024;

/**
 * SHA-256 of bytes, hex.
 *
 * @param subtle - `undefined` on plain http away from localhost; the digest then comes from
 *   JavaScript, slice by slice.
 * @throws DOMException if the blob can no longer be read.
 */
export async function sha256Hex(
  content: Blob | ArrayBuffer,
  subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle
): Promise<string> {
  return toHex(subtle ? await nativeDigest(content, subtle) : await slicedDigest(content));
}

async function nativeDigest(
  content: Blob | ArrayBuffer,
  subtle: SubtleCrypto
): Promise<Uint8Array> {
  const bytes = content instanceof Blob ? await content.arrayBuffer() : content;
  return new Uint8Array(await subtle.digest('SHA-256', bytes));
}

async function slicedDigest(content: Blob | ArrayBuffer): Promise<Uint8Array> {
  const blob = new Blob([content]);
  const { sha256 } = await import('@noble/hashes/sha2.js');
  const hash = sha256.create();
  for (let start = 0; start < blob.size; start += SLICE_BYTES) {
    // A browser reads blobs outside the page: every slice yields to it.
    const slice = await blob.slice(start, start + SLICE_BYTES).arrayBuffer();
    hash.update(new Uint8Array(slice));
  }
  return hash.digest();
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
