import { fileURLToPath } from 'node:url';

/** The folder that holds this checkout. */
export const checkout = fileURLToPath(new URL('..', import.meta.url));
