import { execFileSync, spawnSync } from 'node:child_process';

/** The start of a command whose program finds a small disk in a folder, which nobody else sees. */
export function onSmallDisk(folder: string, sizeMb: number): string[] {
  const mount = `mount -t tmpfs -o size=${sizeMb}m tmpfs "$0" && exec "$@"`;
  return ['unshare', '--map-root-user', '--mount', 'sh', '-c', mount, folder];
}

/** Why there can be no small disk here; `null` if there can. */
export function whyNoSmallDisk(): string | null {
  const [program, ...args] = [...onSmallDisk('/mnt', 1), 'true'];
  const { status } = spawnSync(program!, args, { stdio: 'ignore' });
  return status === 0 ? null : 'it takes a system that lets anybody mount a small disk (Linux)';
}

/** The only process that another one started. */
export function childOf(pid: number): number {
  return Number(execFileSync('pgrep', ['-P', `${pid}`], { encoding: 'utf8' }));
}
