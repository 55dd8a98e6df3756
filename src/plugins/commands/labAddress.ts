import { PageConfig, URLExt } from '@jupyterlab/coreutils';

/** Where links to this Lab lead. On a hub: to everybody's own server, so that colleagues can use them. */
export function labAddress(): string {
  const hubPrefix = PageConfig.getOption('hubPrefix');
  const address = hubPrefix
    ? URLExt.join(PageConfig.getOption('hubHost'), hubPrefix, 'user-redirect/lab')
    : URLExt.join(PageConfig.getBaseUrl(), 'lab');
  return new URL(address, location.href).href;
}
