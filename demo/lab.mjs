import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { labextension } from './build.mjs';
import { start, untilAnswers } from './processes.mjs';
import { venvProgram } from './python.mjs';

/** Overrides without which Lab asks for news on the first start. */
export const QUIET = {
  '@jupyterlab/apputils-extension:notification': {
    fetchNews: 'false',
    checkForUpdates: false
  }
};

/**
 * Start JupyterLab on loopback with folders of its own.
 *
 * @param dir - Its configuration, settings, workspaces and log.
 * @param rootDir - The notebooks.
 * @param port - A free port.
 * @param overrides - Settings by plugin, as an administrator gives them.
 * @param extension - Whether this checkout's extension is there.
 * @param expose - Whether pages get `window.jupyterapp`.
 * @param config - Python, appended to the server's configuration.
 * @param env - Variables of the server and its kernels.
 * @returns `origin`, `url` (with base URL and a slash), `token`, and `stop()`.
 */
export async function startLab({
  dir,
  rootDir,
  port,
  baseUrl = '/',
  overrides = {},
  extension = true,
  expose = false,
  config = '',
  env = {}
}) {
  const at = folders(dir);
  const token = randomBytes(24).toString('hex');
  writeFileSync(join(at.config, 'jupyter_server_config.py'), config);
  writeFileSync(
    join(at.app, 'overrides.json'),
    JSON.stringify({ ...QUIET, ...overrides }, null, 2)
  );
  link(join(at.labextensions, 'jupyterlab-bookstore'), extension);
  const server = start(venvProgram('jupyter-lab'), flags({ at, rootDir, port, baseUrl, expose }), {
    cwd: rootDir,
    logFile: join(dir, 'lab.log'),
    env: { ...environment(at, token), ...env }
  });
  const origin = `http://127.0.0.1:${port}`;
  await untilAnswers(`${origin}${baseUrl}api`, server);
  return { origin, url: `${origin}${baseUrl}`, token, ...server };
}

function flags({ at, rootDir, port, baseUrl, expose }) {
  return [
    '--no-browser',
    '--allow-root',
    '--ServerApp.ip=127.0.0.1',
    `--ServerApp.port=${port}`,
    '--ServerApp.port_retries=0',
    `--ServerApp.base_url=${baseUrl}`,
    `--ServerApp.root_dir=${rootDir}`,
    '--LabApp.extension_manager=readonly',
    `--LabApp.app_settings_dir=${at.app}`,
    `--LabApp.extra_labextensions_path=${at.labextensions}`,
    `--LabApp.expose_app_in_browser=${expose ? 'True' : 'False'}`
  ];
}

// The token is no flag: every user of the machine sees those.
function environment(at, token) {
  return {
    ...process.env,
    JUPYTER_TOKEN: token,
    JUPYTER_CONFIG_DIR: at.config,
    JUPYTER_DATA_DIR: at.data,
    JUPYTER_RUNTIME_DIR: at.runtime,
    JUPYTERLAB_SETTINGS_DIR: at.settings,
    JUPYTERLAB_WORKSPACES_DIR: at.workspaces
  };
}

function folders(dir) {
  const names = 'config data runtime settings workspaces app labextensions';
  const at = Object.fromEntries(names.split(' ').map(name => [name, join(dir, name)]));
  for (const folder of Object.values(at)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
  return at;
}

function link(place, wanted) {
  rmSync(place, { force: true });
  if (wanted && existsSync(labextension)) {
    // A junction needs no rights on Windows, elsewhere the type is ignored.
    symlinkSync(labextension, place, 'junction');
  }
}
