/** SHA-256 digests of one version, hex. */
export type Digests = {
  /** Of the bytes that were just read. */
  read: string;
  /** As the save recorded it; `null` if another tool wrote the version. */
  recorded: string | null;
  /** As the store checked it on arrival; `null` if it keeps none. */
  stored: string | null;
};

/** Whether bytes are what they should be; `unknown` if there is nothing to compare them with. */
export type Verdict = 'same' | 'different' | 'unknown';

export function verdictOf({ read, recorded, stored }: Digests): Verdict {
  const others = [recorded, stored].filter(digest => digest !== null);
  if (others.length === 0) {
    return 'unknown';
  }
  return others.every(digest => digest.toLowerCase() === read) ? 'same' : 'different';
}
