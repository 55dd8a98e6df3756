import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { labextension } from '../../../demo/build.mjs';
import { QUIET } from '../../../demo/lab.mjs';
import { freePorts } from '../../../demo/ports.mjs';
import { start, untilAnswers } from '../../../demo/processes.mjs';
import { venvProgram } from '../../../demo/python.mjs';
import { seeing } from './apart';
import type { Lab } from './lab';
import { LabPage } from './labPage';

/** Where the hub is, on its host: not at the root, so that nothing is right by chance. */
const BASE = '/hubs/one/';

/** How long the server of a user may take to start. */
const SPAWN_SECONDS = 120;

export type HubOptions = {
  port: number;
  /** Settings by plugin id, as an administrator's overrides. */
  overrides: Record<string, unknown>;
  /** Python, appended to the configuration of everybody's server. */
  config: string;
  /** Variables of everybody's server. */
  env: Record<string, string>;
};

/** A JupyterHub that takes any name and password, with a JupyterLab for each user. */
export class Hub {
  private dir = mkdtempSync(join(tmpdir(), 'bookstore-hub-'));
  private running: { stop: () => Promise<void> }[] = [];

  constructor(private options: HubOptions) {}

  /** Address of the hub, with its base URL and a slash. */
  get url(): string {
    return `http://127.0.0.1:${this.options.port}${BASE}`;
  }

  /** Address of somebody's server, with a slash. */
  userUrl(name: string): string {
    return `${this.url}user/${name}/`;
  }

  async start(): Promise<void> {
    const ports = await freePorts(['hub', 'api']);
    const secret = randomBytes(32).toString('hex');
    for (const folder of ['config', 'app', 'labextensions', 'homes']) {
      mkdirSync(join(this.dir, folder));
    }
    symlinkSync(labextension, join(this.dir, 'labextensions', 'jupyterlab-bookstore'), 'junction');
    this.write('app/overrides.json', JSON.stringify({ ...QUIET, ...this.options.overrides }));
    this.write('config/jupyter_server_config.py', this.serverConfig());
    this.write('hub.py', this.hubConfig(ports, secret));

    const { port } = this.options;
    const proxy = this.run('proxy', secret, [
      ...['-c', 'from configurable_http_proxy.cli import main; main()'],
      ...['--ip', '127.0.0.1', '--port', `${port}`],
      ...['--api-ip', '127.0.0.1', '--api-port', `${ports.api}`],
      ...['--default-target', `http://127.0.0.1:${ports.hub}`],
      ...['--proxy-timeout', `${SPAWN_SECONDS * 1000}`]
    ]);
    await untilAnswers(`http://127.0.0.1:${ports.api}/api/routes`, proxy);
    const hub = this.run('hub', secret, ['-m', 'jupyterhub', '--config', join(this.dir, 'hub.py')]);
    await untilAnswers(`http://127.0.0.1:${ports.hub}${BASE}hub/api`, hub);
  }

  /** Log in on the page that asks for it, and wait for the Lab to which that leads. */
  async logIn(page: Page, name: string): Promise<LabPage> {
    await page.locator('#username_input').fill(name);
    await page.locator('#password_input').fill('any');
    await page.locator('#login_submit').click();
    // Its server starts meanwhile.
    await page.waitForURL(`${this.userUrl(name)}lab**`, { timeout: SPAWN_SECONDS * 1000 });
    const labPage = new LabPage(page, { url: this.userUrl(name), token: '' } as Lab);
    await labPage.restored();
    return labPage;
  }

  async dispose(): Promise<void> {
    // The hub first: it ends the servers of its users.
    for (const program of this.running.reverse()) {
      await program.stop();
    }
    rmSync(this.dir, { recursive: true, force: true, maxRetries: 5 });
  }

  private run(name: string, secret: string, args: string[]) {
    const program = start(venvProgram('python'), args, {
      cwd: this.dir,
      logFile: join(this.dir, `${name}.log`),
      env: {
        ...process.env,
        ...seeing('jupyterhub'),
        CONFIGPROXY_AUTH_TOKEN: secret,
        JUPYTERHUB_CRYPT_KEY: secret
      }
    });
    this.running.push(program);
    return program;
  }

  private write(file: string, text: string): void {
    writeFileSync(join(this.dir, file), text, { mode: 0o600 });
  }

  private hubConfig(ports: Record<string, number>, secret: string): string {
    const env = {
      ...seeing('jupyterhub'),
      JUPYTER_CONFIG_PATH: join(this.dir, 'config'),
      ...this.options.env
    };
    return `
import sys
c.JupyterHub.bind_url = "http://127.0.0.1:${this.options.port}${BASE}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:${ports.hub}"
c.ConfigurableHTTPProxy.should_start = False
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:${ports.api}"
c.ConfigurableHTTPProxy.auth_token = "${secret}"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = ${JSON.stringify(join(this.dir, 'homes', '{username}'))}
# In the group of the hub, so that they end with it whatever happens.
c.SimpleLocalProcessSpawner.popen_kwargs = {"start_new_session": False}
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
c.Spawner.args = ["--allow-root"]
c.Spawner.default_url = "/lab"
c.Spawner.environment = ${JSON.stringify(env)}
c.Spawner.start_timeout = c.Spawner.http_timeout = ${SPAWN_SECONDS}
# The page that shows how it goes hears nothing through this proxy: it is left out.
c.JupyterHub.tornado_settings = {"slow_spawn_timeout": ${SPAWN_SECONDS}}
`;
  }

  private serverConfig(): string {
    const at = (folder: string) => JSON.stringify(join(this.dir, folder));
    return `
c.LabApp.app_settings_dir = ${at('app')}
c.LabApp.extra_labextensions_path = [${at('labextensions')}]
c.LabApp.extension_manager = "readonly"
c.LabApp.expose_app_in_browser = True
${this.options.config}
`;
  }
}
