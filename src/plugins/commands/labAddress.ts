import { PageConfig, URLExt } from '@jupyterlab/coreutils';
import { isLite } from '../../capture/lite';

/**
 * Where links to this Lab lead. On a hub: to everybody's own server, so that colleagues can use them.
 * JupyterLite is files, and not every server of files finds one by its folder.
 */
export function labAddress(): string {
  const hubPrefix = PageConfig.getOption('hubPrefix');
  const address = hubPrefix
    ? URLExt.join(PageConfig.getOption('hubHost'), hubPrefix, 'user-redirect/lab')
    : URLExt.join(PageConfig.getBaseUrl(), isLite() ? 'lab/index.html' : 'lab');
  return new URL(address, location.href).href;
}
