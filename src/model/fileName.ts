/** When something was saved, as file names have it everywhere: `2026-11-17-1402`, in local time. */
export function dayAndTime(at: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) {
    // Another tool's word for the time, which may hold what no file name can.
    return 'unknown-time';
  }
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16).replace('T', '-').replace(':', '');
}

/**
 * The path, or name, of a file with a version's bytes: `mine-2026-11-17-1402.ipynb`.
 * @param count - Tells files apart that would be called the same: 2 for the second.
 */
export function datedName(original: string, at: string, count = 1): string {
  const [stem, extension] = splitExtension(original);
  return `${stem}-${dayAndTime(at)}${count > 1 ? `-${count}` : ''}${extension}`;
}

/**
 * What tells a browser to keep an answer as a file of this name.
 * @see https://www.rfc-editor.org/rfc/rfc6266
 */
export function attachment(name: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    letter => `%${letter.charCodeAt(0).toString(16)}`
  );
  return `attachment; filename*=UTF-8''${encoded}`;
}

/** A file's path or name without its extension, and the extension with its dot. */
export function splitExtension(name: string): [stem: string, extension: string] {
  const [, stem, extension] = /^(.*?)(\.[^./]*)?$/s.exec(name)!;
  return [stem!, extension ?? ''];
}
