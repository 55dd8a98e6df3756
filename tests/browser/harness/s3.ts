import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { OAuth2Server } from 'oauth2-mock-server';

import { s3Client } from '../../../demo/bucket.mjs';
import { startSeaweed } from '../../../demo/seaweed.mjs';
import { CLIENT_ID } from '../../../demo/seaweedKeys.mjs';
import { childOf, onSmallDisk } from './smallDisk';

/** One SeaweedFS, with the administrator's rights, for a worker's tests. */
export class S3 {
  readonly region = 'us-east-1';
  private dir = mkdtempSync(join(tmpdir(), 'bookstore-s3-'));
  /** As `startSeaweed` returns it. */
  server: any;
  private openId = new OAuth2Server();

  /** @param diskMb - Give it a disk of its own of this size, which {@link fillDisk} fills. */
  constructor(private diskMb: number | null = null) {}

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

  /** A token of the OpenID provider that STS trusts, as long as it is for STS. */
  token(audience = CLIENT_ID): Promise<string> {
    const claims = { sub: 'tester', aud: audience };
    return this.openId.issuer.buildToken({
      scopesOrTransform: (_, payload) => void Object.assign(payload, claims)
    });
  }

  /** Start, or start again on the same port with the same data. */
  async start(): Promise<void> {
    const port = this.server ? this.port : undefined;
    if (!this.openId.listening) {
      await this.openId.issuer.keys.generate('RS256');
      await this.openId.start(0, '127.0.0.1');
    }
    const openId = this.openId.issuer.url;
    const within = this.diskMb === null ? [] : onSmallDisk(this.data, this.diskMb);
    this.server = await startSeaweed({ dir: this.dir, port, openId, within });
  }

  /** Stop and keep the data. */
  async stop(): Promise<void> {
    await this.server.stop();
  }

  /** End it at once; its data are as the disk has them. */
  async kill(): Promise<void> {
    await this.server.kill();
  }

  /** Leave no room on its disk; returns how to make room again. */
  fillDisk(): () => void {
    // Nobody else sees that disk.
    const ballast = join(`/proc/${childOf(this.server.pid)}/root`, this.data, 'ballast');
    const block = Buffer.alloc(64 * 1024);
    const file = openSync(ballast, 'w');
    try {
      for (;;) {
        writeSync(file, block);
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') {
        throw error;
      }
    } finally {
      closeSync(file);
    }
    return () => rmSync(ballast);
  }

  private get data(): string {
    return join(this.dir, 'data');
  }

  async dispose(): Promise<void> {
    await this.stop();
    await this.openId.stop();
    rmSync(this.dir, { recursive: true, force: true });
  }
}
