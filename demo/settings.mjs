import { prefixesOf } from './policy.mjs';

const PLUGIN = 'jupyterlab-bookstore:plugin';

/** Overrides for the local SeaweedFS and the endpoint that gives out its credentials. */
export function localSettings({ endpoint, region, bucket, user, url }) {
  return {
    [PLUGIN]: {
      bucket,
      region,
      endpoint,
      ...prefixesOf(user),
      publishing: true,
      scheduling: true,
      credentials: { provider: 'endpoint', url }
    }
  };
}

/** Overrides for a bucket of one's own: keys are pasted, and kept in memory. */
export function ownSettings({ bucket, region, endpoint }) {
  return {
    [PLUGIN]: {
      bucket,
      region,
      endpoint,
      publishing: true,
      scheduling: true,
      credentials: { provider: 'prompt' }
    }
  };
}
