import type { ViewableCell } from '../../model/viewableNotebook';

const BASE64_TYPES = ['image/png', 'image/jpeg'];
const SVG = 'image/svg+xml';

/** What is kept out of the text of outputs, because it is shown as a picture. */
export function isImageType(type: string): boolean {
  return type === SVG || BASE64_TYPES.includes(type);
}

/**
 * The pictures among a cell's outputs, as data URLs for an <img>, in which no script of theirs
 * runs and nothing is fetched.
 */
export function outputImages(cell: ViewableCell | null): string[] {
  const outputs = (cell?.outputs ?? []) as { data?: Record<string, unknown> }[];
  return outputs.flatMap(({ data }) =>
    Object.entries(data ?? {}).flatMap(([type, value]) => imageUrl(type, value) ?? [])
  );
}

function imageUrl(type: string, value: unknown): string | null {
  if (typeof value !== 'string') {
    return null;
  }
  if (type === SVG) {
    return `data:${SVG};charset=utf-8,${encodeURIComponent(value.toWellFormed())}`;
  }
  const base64 = value.replace(/\s/g, '');
  const isImage = BASE64_TYPES.includes(type) && /^[A-Za-z0-9+/]+=*$/.test(base64);
  return isImage ? `data:${type};base64,${base64}` : null;
}
