/** Short-lived keys. They live in memory and nowhere else. */
export type Credentials = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** Milliseconds since 1970 by the issuer's clock; `null` if they never expire. */
  expiresAt: number | null;
};

/** Requests are not signed: what everybody may read can be read. */
export const NO_KEYS: Credentials = { accessKeyId: '', secretAccessKey: '', expiresAt: null };
