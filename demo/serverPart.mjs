import { checkout } from './checkout.mjs';
import { ROLE_ARN } from './seaweedKeys.mjs';

/** Where the server part answers, relative to the server's base URL. */
export const CREDENTIALS_URL = 'jupyterlab-bookstore/credentials';

/**
 * What makes a Jupyter server of this checkout give out keys for one bucket.
 *
 * @param server - SeaweedFS, as `startSeaweed` returns it.
 * @returns `config`, Python for the server's configuration, and `env`, the
 *   server's own AWS credentials. Kernels see those too, as on a machine with a role.
 */
export function serverPart({ endpoint, region, jupyter }, { bucket, user }) {
  const settings = { role_arn: ROLE_ARN, bucket, user, region, sts_endpoint: endpoint };
  const lines = [
    'import sys',
    // Not by PYTHONPATH, which kernels would inherit.
    `sys.path.insert(0, ${JSON.stringify(checkout)})`,
    'c.ServerApp.jpserver_extensions = {"jupyterlab_bookstore": True}',
    ...Object.entries(settings).map(
      ([name, value]) => `c.BookstoreCredentials.${name} = ${JSON.stringify(value)}`
    )
  ];
  return {
    config: `${lines.join('\n')}\n`,
    env: {
      AWS_ACCESS_KEY_ID: jupyter.accessKeyId,
      AWS_SECRET_ACCESS_KEY: jupyter.secretAccessKey
    }
  };
}
