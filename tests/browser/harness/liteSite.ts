import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { labextension } from '../../../demo/build.mjs';
import { start, untilAnswers } from '../../../demo/processes.mjs';
import { venvProgram } from '../../../demo/python.mjs';
import { run } from '../../../demo/run.mjs';
import { folderOf } from './apart';

const PYTHONPATH = folderOf('jupyterlite');

type LiteOptions = {
  port: number;
  /** Settings by plugin id, as `overrides.json` of the site. */
  overrides: Record<string, unknown>;
  /** Texts of the files that are part of the site, by path. */
  files?: Record<string, string>;
};

/** A JupyterLite site without kernels, as files that a server of files serves on loopback. */
export class LiteSite {
  private dir = mkdtempSync(join(tmpdir(), 'bookstore-lite-'));
  private server: any;
  /** It has no server that could ask for one. */
  readonly token = '';

  constructor(private options: LiteOptions) {}

  /** With a slash: a site need not be at the root of its server. */
  get url(): string {
    return `http://127.0.0.1:${this.options.port}/a/site/`;
  }

  async start(): Promise<void> {
    await this.build();
    const at = [`${this.options.port}`, '--bind', '127.0.0.1', '--directory', this.dir];
    this.server = start(venvProgram('python'), ['-m', 'http.server', ...at], {
      logFile: join(this.dir, 'server.log')
    });
    await untilAnswers(this.url, this.server);
  }

  async dispose(): Promise<void> {
    await this.server?.stop();
    rmSync(this.dir, { recursive: true, force: true });
  }

  private async build(): Promise<void> {
    const { overrides, files = {} } = this.options;
    const config = { exposeAppInBrowser: true };
    this.write('overrides.json', overrides);
    this.write('jupyter-lite.json', {
      'jupyter-lite-schema-version': 0,
      'jupyter-config-data': config
    });
    mkdirSync(join(this.dir, 'files'));
    for (const [path, text] of Object.entries(files)) {
      writeFileSync(join(this.dir, 'files', path), text);
    }
    const site = ['--lite-dir', this.dir, '--output-dir', join(this.dir, 'a', 'site')];
    const extension = `--LiteBuildConfig.federated_extensions=${labextension}`;
    const small = ['--apps', 'lab', '--no-sourcemaps', '--ignore-sys-prefix'];
    await run(
      venvProgram('python'),
      ['-m', 'jupyterlite_core', 'build', ...site, extension, ...small],
      { cwd: this.dir, env: { ...process.env, PYTHONPATH } }
    );
  }

  private write(name: string, value: object): void {
    writeFileSync(join(this.dir, name), JSON.stringify(value));
  }
}
