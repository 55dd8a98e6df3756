import type { Target } from './target';

/** A target in words, for notices and questions. */
export function describeTarget(target: Target): string {
  const bucket = `s3://${target.bucket}/${target.prefix}`;
  return target.endpoint ? `${bucket} at ${target.endpoint}` : bucket;
}
