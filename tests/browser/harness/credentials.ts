import { assumeUser } from '../../../demo/sts.mjs';
import type { S3 } from './s3';
import { serveCredentials } from './serveCredentials.mjs';

export const USER = 'tester';

type Issued = {
  AccessKeyId: string;
  SecretAccessKey: string;
  SessionToken: string;
  Expiration: Date;
};

/** The endpoint from which a page gets credentials for one bucket. */
export class Credentials {
  /** Every set handed out, oldest first: also the canaries of secret tests. */
  readonly issued: Issued[] = [];
  /** Say that the next sets expire so soon; they live 900 s all the same. */
  claimedLifetimeMs: number | null = null;
  /** Actions that the next sets allow beside those of one user, on all of the bucket. */
  powers: string[] = [];
  /** The next sets allow to read what is published, and nothing else. */
  isReader = false;
  private server: any;

  /** @param bucket - What the sets are for; `*` stands for anything. */
  constructor(
    private s3: S3,
    public bucket: string,
    private origins: string[]
  ) {}

  get url(): string {
    return this.server.url;
  }

  /** Answer with this status from now on; null to answer well again. */
  set fault(status: number | null) {
    this.server.fault = status;
  }

  async start(): Promise<void> {
    this.server = await serveCredentials({
      issue: () => this.issue(),
      origins: this.origins
    });
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  /** A set of the page's kind, for requests from the test itself. */
  async issue(): Promise<Issued> {
    const set = (await assumeUser(this.s3, {
      bucket: this.bucket,
      user: USER,
      lifetimeSeconds: 900,
      powers: this.powers,
      isReader: this.isReader
    })) as Issued;
    if (this.claimedLifetimeMs !== null) {
      set.Expiration = new Date(Date.now() + this.claimedLifetimeMs);
    }
    this.issued.push(set);
    return set;
  }

  /** Access key ids handed out so far, for `signedWith`. */
  ids(): string[] {
    return this.issued.map(({ AccessKeyId }) => AccessKeyId);
  }
}
