/**
 * Whether this is a page of JupyterLite: files that are served, and no Jupyter server. Its pages
 * name the root of their site.
 */
export function isLite(): boolean {
  return document.getElementById('jupyter-config-data')?.dataset.jupyterLiteRoot !== undefined;
}
