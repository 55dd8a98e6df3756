import { isObject } from './isObject';

/** A notebook's text in which nothing is trusted; the very text if nothing was, or it is none. */
export function distrusted(text: string): string {
  const notebook = parse(text);
  const cells = listIn(notebook, 'cells');
  const outputs = cells.flatMap(cell => listIn(cell, 'outputs'));
  const trusted = [...cells, ...outputs].filter(isTrusted);
  for (const { metadata } of trusted) {
    delete metadata.trusted;
  }
  return trusted.length > 0 ? JSON.stringify(notebook) : text;
}

function listIn(part: unknown, name: string): unknown[] {
  const list = isObject(part) ? part[name] : null;
  return Array.isArray(list) ? list : [];
}

function isTrusted(part: unknown): part is { metadata: Record<string, unknown> } {
  return isObject(part) && isObject(part.metadata) && 'trusted' in part.metadata;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
