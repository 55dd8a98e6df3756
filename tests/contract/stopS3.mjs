import { rmSync } from 'node:fs';

/** Stop what `startS3` started, if it did. */
export default async function stopS3() {
  const started = globalThis.bookstoreContractS3;
  if (started) {
    await started.server.stop();
    await started.openId.stop();
    rmSync(started.dir, { recursive: true, force: true });
  }
}
