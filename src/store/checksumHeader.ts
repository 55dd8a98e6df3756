/** `x-amz-checksum-sha256` carries in base64 what is hex everywhere else. */
export function toChecksumHeader(hex: string): string {
  return btoa(
    (hex.match(/../g) ?? []).map(pair => String.fromCharCode(parseInt(pair, 16))).join('')
  );
}

/** Hex of a SHA-256 checksum header; `null` if it is none, such as the composite of a multipart upload. */
export function fromChecksumHeader(base64: string | undefined): string | null {
  if (!base64 || !/^[A-Za-z0-9+/]{43}=$/.test(base64)) {
    return null;
  }
  return Array.from(atob(base64), c => c.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
