/** A lifecycle rule, as far as it ends or hides versions. */
export type LifecycleRule = {
  ID?: string;
  Status?: string;
  /** The old place of `Filter.Prefix`. */
  Prefix?: string;
  Filter?: { Prefix?: string; And?: { Prefix?: string } };
  Expiration?: { Days?: number; Date?: Date; ExpiredObjectDeleteMarker?: boolean };
  NoncurrentVersionExpiration?: { NoncurrentDays?: number; NewerNoncurrentVersions?: number };
};

/**
 * The rules in force that end versions of keys under the prefixes, or hide the keys.
 * @param prefixes - Without slashes at their ends.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 */
export function expiringRules(rules: LifecycleRule[], prefixes: string[]): LifecycleRule[] {
  return rules.filter(
    rule => rule.Status === 'Enabled' && expires(rule) && prefixes.some(each => meets(rule, each))
  );
}

/** The same rules, of which none ends or hides a version any more; what then does nothing is left out. */
export function withoutExpiry(rules: LifecycleRule[], expiring: LifecycleRule[]): LifecycleRule[] {
  return rules.flatMap(rule => {
    if (!expiring.includes(rule)) {
      return [rule];
    }
    const { Expiration: _expiration, NoncurrentVersionExpiration: _noncurrent, ...rest } = rule;
    return Object.keys(rest).some(key => !NAMES.includes(key)) ? [rest] : [];
  });
}

/** What a rule is called and where it acts: alone it does nothing. */
const NAMES = ['ID', 'Status', 'Prefix', 'Filter'];

function expires({ Expiration, NoncurrentVersionExpiration }: LifecycleRule): boolean {
  return Boolean(NoncurrentVersionExpiration || Expiration?.Days || Expiration?.Date);
}

function meets(rule: LifecycleRule, prefix: string): boolean {
  const acts = rule.Filter?.And?.Prefix ?? rule.Filter?.Prefix ?? rule.Prefix ?? '';
  const keys = prefix ? `${prefix}/` : '';
  return keys.startsWith(acts) || acts.startsWith(keys);
}
