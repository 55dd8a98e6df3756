import { seeing } from './apart';
import type { LabOptions } from './lab';

/** A server that answers with Notebook 7 at `notebooks/<path>`, beside JupyterLab. */
export const NOTEBOOK_7: Partial<LabOptions> = {
  config: `
c.ServerApp.jpserver_extensions = {"notebook": True}
c.JupyterNotebookApp.expose_app_in_browser = True
# As the flags of the lab say it.
import os
_dir = os.path.dirname(os.environ["JUPYTER_CONFIG_DIR"])
c.JupyterNotebookApp.extra_labextensions_path = [os.path.join(_dir, "labextensions")]
c.JupyterNotebookApp.app_settings_dir = os.path.join(_dir, "app")
`,
  env: seeing('notebook-7')
};
