import { whyNoVersitygw } from './buildVersitygw.mjs';
import { jest } from './jest.mjs';

/** The store's contract on versitygw, where that can be had. */
export async function versitygw() {
  const reason = whyNoVersitygw();
  return reason
    ? { name: 'versitygw', passed: 0, failed: 0, skipped: [reason], seconds: 0 }
    : jest('versitygw');
}
