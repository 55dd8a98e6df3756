import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { startLab } from '../../../demo/lab.mjs';
import { readWitness, witnessConfig, type Witnessed } from './witness';

export type LabOptions = {
  port: number;
  /** As pages name it; it listens on loopback all the same. */
  host?: string;
  baseUrl?: string;
  /** Whether the extension is installed. */
  extension?: boolean;
  /** Settings by plugin id, as an administrator's overrides. */
  overrides?: Record<string, unknown>;
  /** Python, appended to the server's configuration. */
  config?: string;
  /** Variables of the server and its kernels. */
  env?: Record<string, string>;
};

/** A JupyterLab server with a folder of its own and a witness of every save. */
export class Lab {
  private dir = mkdtempSync(join(tmpdir(), 'bookstore-lab-'));
  private log = join(this.dir, 'witness.jsonl');
  private server: any;
  /** The folder that Lab shows. */
  readonly rootDir = join(this.dir, 'root');

  constructor(private options: LabOptions) {
    mkdirSync(this.rootDir);
  }

  get origin(): string {
    return this.named(this.server.origin);
  }

  /** Address of the server, with its base URL and a slash. */
  get url(): string {
    return this.named(this.server.url);
  }

  get token(): string {
    return this.server.token;
  }

  get port(): number {
    return this.options.port;
  }

  /** Start, or start again on the same port and folder with a new token. */
  async start(): Promise<void> {
    const { config = '', ...options } = this.options;
    this.server = await startLab({
      ...options,
      dir: this.dir,
      rootDir: this.rootDir,
      expose: true,
      config: `${witnessConfig(this.log)}\nc.ServerApp.allow_remote_access = True\n${config}`
    });
  }

  private named(address: string): string {
    return address.replace('127.0.0.1', this.options.host ?? '127.0.0.1');
  }

  async stop(): Promise<void> {
    await this.server?.stop();
  }

  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.dir, { recursive: true, force: true });
  }

  /**
   * Every file that Jupyter wrote, in order; of one path if given. A file
   * stands in its folder before its bytes do: wait for its line here.
   */
  witness(path?: string): Witnessed[] {
    const all = readWitness(this.log);
    return path === undefined ? all : all.filter(each => each.path === path);
  }

  /** Write a file beside Jupyter, which takes no notice. */
  write(path: string, content: string | Uint8Array): void {
    const file = join(this.rootDir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  read(path: string): Buffer {
    return readFileSync(join(this.rootDir, path));
  }

  exists(path: string): boolean {
    return existsSync(join(this.rootDir, path));
  }

  /** What is in a folder. */
  names(folder: string): string[] {
    return readdirSync(join(this.rootDir, folder)).filter(name => !name.startsWith('.'));
  }

  /** Remove a file or a folder behind Jupyter's back. */
  remove(path: string): void {
    rmSync(join(this.rootDir, path), { recursive: true });
  }

  /** A request to the server with its token: for what no page does. */
  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...init.headers, Authorization: `token ${this.token}` };
    return fetch(this.server.url + path, { ...init, headers });
  }
}
