import { RejectedError } from './errors';

/** S3's limit, in UTF-8 bytes. */
export const MAX_KEY_BYTES = 1024;

/** Drives whose files are the server's own: their paths go into keys alone. */
const PLAIN_DRIVES = ['', 'RTC'];

/**
 * A file's path as it stands in keys, below the prefix.
 * @param path - JupyterLab contents path without its drive.
 * @param drive - Name of the drive; empty for the default one.
 */
export function objectPath(path: string, drive: string): string {
  return PLAIN_DRIVES.includes(drive) ? path : `${drive}/${path}`;
}

/**
 * The full object key of a file: `<prefix>/<object path>`, unencoded, the path intact.
 * @param prefix - Without slashes at its ends.
 * @throws RejectedError if the path cannot be a key, or could lead outside the prefix.
 */
export function keyOf(prefix: string, path: string): string {
  const key = prefix ? `${prefix}/${path}` : path;
  checkParts(key);
  const sizeBytes = new TextEncoder().encode(key).length;
  if (sizeBytes > MAX_KEY_BYTES) {
    throw new RejectedError(
      `The path of “${lastPart(path)}” is too long to archive: its key takes ${sizeBytes} bytes, and S3 allows ${MAX_KEY_BYTES}. Move the file to a folder with a shorter path.`
    );
  }
  return key;
}

/** The part of `key` after `prefix`, or `null` if it does not lie under it. */
export function pathUnder(prefix: string, key: string): string | null {
  if (!prefix) {
    return key;
  }
  return key.startsWith(`${prefix}/`) ? key.slice(prefix.length + 1) : null;
}

/** The file's name: what follows the last slash. */
export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function checkParts(path: string): void {
  const reason = path.split('/').map(whyNoPart).find(Boolean);
  if (reason) {
    throw new RejectedError(`“${path}” cannot be archived: its path has ${reason}. Rename it.`);
  }
}

function whyNoPart(part: string): string | null {
  if (part === '') {
    return 'an empty part';
  }
  if (part === '.' || part === '..') {
    return `the part “${part}”`;
  }
  if (part.includes('\\')) {
    return 'a backslash';
  }
  if (/\p{Cc}/u.test(part)) {
    return 'a control character';
  }
  return part.isWellFormed() ? null : 'half a character (a lone surrogate)';
}
