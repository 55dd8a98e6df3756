import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../../demo/checkout.mjs';
import { freePorts } from '../../demo/ports.mjs';
import { start, untilAnswers } from '../../demo/processes.mjs';
import { venvProgram } from '../../demo/python.mjs';
import { run } from '../../demo/run.mjs';

/** Its packages are years older than JupyterLab's, so it gets a Python environment of its own. */
const VENV = join(checkout, '.venv-predecessor');
const PYTHON = venvProgram('python', VENV);
const REQUIREMENTS = join(checkout, 'tests', 'bench', 'predecessor.txt');

/** Before the paths that it stores, in a bucket that it shares with the extension. */
const PREFIX = 'predecessor';

type Options = {
  endpoint: string;
  region: string;
  bucket: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
};

/**
 * nteract/bookstore in a Notebook 6 server, which archives and publishes by itself. What it is asked
 * for is asked here, not in a page.
 */
export class Predecessor {
  private dir = mkdtempSync(join(tmpdir(), 'bookstore-predecessor-'));
  private token = randomBytes(24).toString('hex');
  private url = '';
  private server: any;

  constructor(private options: Options) {}

  /**
   * Install it, unless it is there, and start it on a free port.
   * @throws Error when this machine or its Python is not one that it runs on.
   */
  async start(): Promise<void> {
    await install();
    const { port } = await freePorts(['port']);
    this.url = `http://127.0.0.1:${port}/`;
    // Its keys are in there.
    writeFileSync(join(this.dir, 'jupyter_notebook_config.py'), this.config(), { mode: 0o600 });
    this.server = start(PYTHON, ['-m', 'notebook', ...flags(port)], {
      cwd: this.dir,
      logFile: join(this.dir, 'notebook.log'),
      env: {
        ...process.env,
        JUPYTER_TOKEN: this.token,
        JUPYTER_CONFIG_DIR: this.dir,
        JUPYTER_DATA_DIR: join(this.dir, 'data'),
        JUPYTER_RUNTIME_DIR: join(this.dir, 'runtime')
      }
    });
    await untilAnswers(`${this.url}api`, this.server);
    const { features } = await (await this.fetch('api/bookstore')).json();
    if (!features.archive_valid || !features.publish_valid) {
      throw new Error(`It does not take its settings: ${JSON.stringify(features)}`);
    }
  }

  async dispose(): Promise<void> {
    await this.server?.stop();
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** The key of a path that it archives. */
  keyOf(path: string): string {
    return `${PREFIX}/workspace/${path}`;
  }

  /**
   * Save a notebook; it is archived meanwhile or afterwards.
   * @returns When it was sent, in milliseconds since 1970.
   */
  async save(path: string, content: object): Promise<number> {
    const body = JSON.stringify({ type: 'notebook', format: 'json', content });
    const begunAt = Date.now();
    await this.put(`api/contents/${path}`, body);
    return begunAt;
  }

  /** Publish a notebook as a new version; its id. */
  async publish(path: string, content: object): Promise<string> {
    const body = JSON.stringify({ type: 'notebook', content });
    const { versionID } = await this.put(`api/bookstore/publish/${path}`, body);
    return versionID;
  }

  private async put(path: string, body: string): Promise<any> {
    const answer = await this.fetch(path, { method: 'PUT', body });
    if (!answer.ok) {
      throw new Error(`${path}: ${answer.status} ${await answer.text()}\n${this.server.log()}`);
    }
    return answer.json();
  }

  private fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { Authorization: `token ${this.token}`, 'Content-Type': 'application/json' };
    return fetch(this.url + path, { ...init, headers });
  }

  /** Python. */
  private config(): string {
    const { endpoint, region, bucket, credentials } = this.options;
    const settings = {
      s3_endpoint_url: endpoint,
      s3_region_name: region,
      s3_bucket: bucket,
      s3_access_key_id: credentials.accessKeyId,
      s3_secret_access_key: credentials.secretAccessKey,
      workspace_prefix: `${PREFIX}/workspace`,
      published_prefix: `${PREFIX}/published`
    };
    return [
      'c.NotebookApp.contents_manager_class = "bookstore.BookstoreContentsArchiver"',
      'c.NotebookApp.nbserver_extensions = {"bookstore": True}',
      ...Object.entries(settings).map(
        ([name, value]) => `c.BookstoreSettings.${name} = ${JSON.stringify(value)}`
      )
    ].join('\n');
  }
}

function flags(port: number): string[] {
  return [
    '--no-browser',
    '--allow-root',
    '--NotebookApp.ip=127.0.0.1',
    `--NotebookApp.port=${port}`,
    '--NotebookApp.port_retries=0'
  ];
}

async function install(): Promise<void> {
  const installed = join(VENV, 'predecessor.txt');
  const wanted = readFileSync(REQUIREMENTS, 'utf8');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) {
    return;
  }
  await run(venvProgram('python'), ['-m', 'venv', VENV]);
  const quietly = ['--quiet', '--disable-pip-version-check'];
  await run(PYTHON, ['-m', 'pip', 'install', ...quietly, '-r', REQUIREMENTS]);
  copyFileSync(REQUIREMENTS, installed);
}
