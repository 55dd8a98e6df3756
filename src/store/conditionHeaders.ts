import type { Condition } from './versionStore';

/** What a write expects of its key, as the S3 client takes it. */
export function conditionHeaders(
  condition: Condition
): { IfMatch: string } | { IfNoneMatch: string } {
  return 'ifMatch' in condition
    ? { IfMatch: condition.ifMatch }
    : { IfNoneMatch: condition.ifNoneMatch };
}
