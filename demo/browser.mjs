import { spawn } from 'node:child_process';

const OPENERS = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', '""'],
  linux: ['xdg-open']
};

/** Open a page in the user's browser; a machine without one is no error. */
export function openBrowser(url) {
  const [program, ...args] = OPENERS[process.platform] ?? OPENERS.linux;
  // `cmd` would take the & of a query as its own.
  const address = process.platform === 'win32' ? url.replaceAll('&', '^&') : url;
  const child = spawn(program, [...args, address], {
    detached: true,
    stdio: 'ignore'
  });
  child.on('error', () => undefined);
  child.unref();
}
