import { parseArgs } from 'node:util';

export const USAGE = `npm start -- [options]

  --no-open        do not open the browser
  --port PORT      JupyterLab's port (default: a free one, kept for next time)
  --bucket NAME    a versioned bucket of your own instead of the local SeaweedFS
  --region NAME    its region (default: us-east-1)
  --endpoint URL   its endpoint, for a service other than AWS
  --help`;

/**
 * @throws Error of one line on an unknown option or a wrong value.
 */
export function readOptions(args = process.argv.slice(2)) {
  const { values } = parseArgs({
    args,
    options: {
      'no-open': { type: 'boolean', default: false },
      port: { type: 'string' },
      bucket: { type: 'string' },
      region: { type: 'string', default: 'us-east-1' },
      endpoint: { type: 'string', default: '' },
      help: { type: 'boolean', default: false }
    }
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
    throw new Error(`--port ${values.port} is not a port number.`);
  }
  if (values.endpoint && !values.bucket) {
    throw new Error('--endpoint needs --bucket.');
  }
  return { ...values, open: !values['no-open'], port };
}
