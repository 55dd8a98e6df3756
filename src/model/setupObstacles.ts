/** Why a browser would not even ask an endpoint. */
export type Obstacle = 'no-url' | 'mixed-content';

/**
 * What keeps a page from an endpoint whatever stands there; `null` if nothing does.
 * @param endpoint - As set; empty for AWS.
 * @param pageUrl - Any URL of the page's origin.
 * @see https://w3c.github.io/webappsec-mixed-content/
 */
export function obstacleTo(endpoint: string, pageUrl: string): Obstacle | null {
  if (!endpoint) {
    return null;
  }
  const url = parseUrl(endpoint);
  if (!url || !/^https?:$/.test(url.protocol)) {
    return 'no-url';
  }
  const isSecurePage = parseUrl(pageUrl)?.protocol === 'https:';
  return isSecurePage && url.protocol === 'http:' && !isLoopback(url.hostname)
    ? 'mixed-content'
    : null;
}

/**
 * Whether a browser may ask its user first, or refuse: the endpoint is in a local network, and the
 * page comes from elsewhere.
 * @see https://wicg.github.io/local-network-access/
 */
export function isLocalNetwork(endpoint: string, pageUrl: string): boolean {
  const to = parseUrl(endpoint)?.hostname ?? '';
  const from = parseUrl(pageUrl)?.hostname ?? '';
  return (isLoopback(to) && !isLoopback(from)) || (isPrivate(to) && !isPrivate(from));
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function isLoopback(host: string): boolean {
  return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
}

function isPrivate(host: string): boolean {
  return (
    isLoopback(host) ||
    /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|\[f[cd]|\[fe80:)/.test(host) ||
    host.endsWith('.local')
  );
}
