import { digestOf, type Digest } from '../model/digest';

/** What the page asks: the digest of a file. */
export type DigestRequest = { id: number; body: Blob };

/** What it gets. */
export type DigestAnswer = { id: number; digest: Digest } | { id: number; error: string };

addEventListener('message', ({ data: { id, body } }: MessageEvent<DigestRequest>) => {
  const answer = (message: DigestAnswer) => postMessage(message);
  digestOf(body).then(
    digest => answer({ id, digest }),
    (error: Error) => answer({ id, error: error.message })
  );
});
