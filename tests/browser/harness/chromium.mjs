import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Flags for a machine without a display, a GPU or an open network. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];

/** A name of this machine that is none of loopback: over http its pages are no secure context. */
export const OTHER_HOST = 'lab.test';

/** Beside the others, for pages of that host. */
export const OTHER_HOST_ARGS = [`--host-resolver-rules=MAP ${OTHER_HOST} 127.0.0.1`];

/**
 * Path of a Chromium: the variable CHROMIUM, else the first on PATH.
 * @returns {string}
 * @throws Error of one line that says how to get one.
 */
export function findChromium() {
  const wanted = process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const places = wanted
    ? [wanted]
    : folders.flatMap(folder => NAMES.map(name => join(folder, name)));
  const found = places.find(place => existsSync(place));
  if (!found) {
    throw new Error(
      'The browser tests need Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM to its path.'
    );
  }
  return found;
}
