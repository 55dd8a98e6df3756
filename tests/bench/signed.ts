import type { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

/** A request that any page may send as it is, for fifteen minutes. */
export type Signed = { url: string; method: string; headers: Record<string, string> };

/**
 * Sign a PUT of any bytes in its headers. A presigned address is so long that Chromium does not
 * remember that the page may write there, and asks each time.
 */
export async function signed(client: S3Client, command: PutObjectCommand): Promise<Signed> {
  let request: any;
  command.middlewareStack.add(
    next => args => {
      (args.request as any).headers['x-amz-content-sha256'] = 'UNSIGNED-PAYLOAD';
      return next(args);
    },
    { step: 'build' }
  );
  command.middlewareStack.add(
    () => async args => {
      request = args.request;
      throw new Error('signed');
    },
    { step: 'deserialize' }
  );
  await client.send(command).catch(() => undefined);
  const { protocol, hostname, port, path, query, headers, method } = request;
  // Browsers set these by themselves.
  const own = ['host', 'content-length'];
  const rest = Object.entries<string>(headers).filter(([name]) => !own.includes(name));
  return {
    method,
    url: `${protocol}//${hostname}:${port}${path}?${new URLSearchParams(query)}`,
    headers: Object.fromEntries(rest)
  };
}
