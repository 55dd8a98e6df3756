import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { s3Client } from '../../../demo/bucket.mjs';
import { startSeaweed } from '../../../demo/seaweed.mjs';

/** One SeaweedFS, with the administrator's rights, for a worker's tests. */
export class S3 {
  readonly region = 'us-east-1';
  private dir = mkdtempSync(join(tmpdir(), 'bookstore-s3-'));
  private server: any;

  get endpoint(): string {
    return this.server.endpoint;
  }

  get port(): number {
    return Number(new URL(this.endpoint).port);
  }

  get credentials() {
    return this.server.credentials;
  }

  /** A client with every right. */
  client() {
    return s3Client(this.server);
  }

  /** Start, or start again on the same port with the same data. */
  async start(): Promise<void> {
    const port = this.server ? this.port : undefined;
    this.server = await startSeaweed({ dir: this.dir, port });
  }

  /** Stop and keep the data. */
  async stop(): Promise<void> {
    await this.server.stop();
  }

  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.dir, { recursive: true, force: true });
  }
}
