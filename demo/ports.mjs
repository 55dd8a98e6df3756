import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections, which could take one meanwhile. */
let range = [20_000, 32_000];

/** Look for free ports in one of `count` parts of the range, that others do not look in. */
export function portsOfPart(part, count) {
  const [first, end] = range;
  const size = Math.floor((end - first) / count);
  range = [first + part * size, first + (part + 1) * size];
}

/**
 * Free loopback ports, one for each name.
 *
 * @param file - Where the ports are remembered. A browser's queue belongs to an
 *   origin and its saves to an endpoint, so both must stay the same from one
 *   start to the next.
 */
export async function rememberedPorts(file, names) {
  const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const ports = await freePorts(names, before);
  writeFileSync(file, JSON.stringify(ports, null, 2));
  return ports;
}

/**
 * Free loopback ports by name, the wanted ones where they are free.
 * @returns {Promise<Record<string, number>>}
 */
export async function freePorts(names, wanted = {}) {
  // All stay taken until the last is found, so that no port comes up twice.
  const servers = [];
  const ports = {};
  for (const name of names) {
    const server = (wanted[name] && (await listen(wanted[name]))) || (await listenAnywhere());
    servers.push(server);
    ports[name] = server.address().port;
  }
  await Promise.all(servers.map(server => new Promise(done => server.close(done))));
  return ports;
}

export async function isFree(port) {
  const server = await listen(port);
  await new Promise(done => (server ? server.close(done) : done()));
  return server !== null;
}

async function listenAnywhere() {
  for (;;) {
    const server = await listen(randomInt(...range));
    if (server) {
      return server;
    }
  }
}

async function listen(port) {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  } catch {
    return null;
  }
}
