import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePorts } from './ports.mjs';
import { start, untilAnswers } from './processes.mjs';
import { venvProgram } from './python.mjs';
import { seaweedKeys } from './seaweedKeys.mjs';

const PORTS = [
  's3',
  's3.grpc',
  'filer',
  'filer.grpc',
  'master',
  'master.grpc',
  'volume',
  'volume.grpc',
  'admin',
  'admin.grpc'
];

/**
 * Start SeaweedFS on loopback with nothing but S3 answering to a browser.
 *
 * @param {{ dir: string, port?: number, openId?: string, within?: string[] }} options - `dir` is the data folder; its
 *   keys stay the same from one start to the next. `port` is that of S3; any free one by default.
 *   `openId`: see `seaweedKeys`. `within`: a command in which to run it, for tests.
 * @returns `endpoint`, `region`, the administrator's `credentials`, those of a
 *   Jupyter server as `jupyter`, and `stop()`.
 */
export async function startSeaweed({ dir, port, openId, within = [] }) {
  const { credentials, jupyter, files } = seaweedKeys(dir, openId);
  const data = join(dir, 'data');
  mkdirSync(data, { recursive: true });
  // The path of a Unix socket is limited to about 100 bytes, a checkout's is not.
  const sockets = mkdtempSync(join(tmpdir(), 'bookstore-'));
  const ports = await freePorts(PORTS, { s3: port });
  const flags = [...closed(sockets), ...loopback(ports), ...room(data), ...access(files)];
  const [program, ...args] = [...within, venvProgram('weed'), ...flags];
  const server = start(program, args, {
    cwd: dir,
    logFile: join(dir, 'seaweed.log'),
    env: {
      ...process.env,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey
    }
  });
  server.exited.then(() => rmSync(sockets, { recursive: true, force: true }));
  const endpoint = `http://127.0.0.1:${ports.s3}`;
  await untilAnswers(endpoint, server);
  return { endpoint, region: 'us-east-1', credentials, jupyter, ...server };
}

/** Every door but S3 shut, see the defaults of `weed mini -h`. */
function closed(sockets) {
  return [
    '-logtostderr=true',
    'mini',
    '-disableHttp',
    '-webdav=false',
    '-admin.ui=false',
    '-master.telemetry=false',
    '-s3.port.iceberg=0',
    '-s3.port.lance=0',
    '-s3.autoCreateBucket=false',
    `-filer.localSocket=${join(sockets, 'filer')}`,
    `-s3.localSocket=${join(sockets, 's3')}`
  ];
}

function loopback(ports) {
  const flags = Object.entries(ports).map(([name, port]) => {
    const [server, kind] = name.split('.');
    return `-${server}.port${kind ? `.${kind}` : ''}=${port}`;
  });
  return ['-ip=127.0.0.1', '-ip.bind=127.0.0.1', ...flags];
}

/** Every bucket takes a volume of its own: counted out by the free disk, they would run out. */
function room(data) {
  return [`-dir=${data}`, '-volume.max=10000'];
}

function access(files) {
  // Until a bucket has CORS rules of its own, no origin may reach it.
  return [
    `-s3.config=${files.s3}`,
    `-s3.iam.config=${files.iam}`,
    '-s3.allowedOrigins=http://nobody.invalid'
  ];
}
