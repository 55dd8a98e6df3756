/** Longer than a browser takes to begin with a download, in milliseconds. */
const BEGUN_MS = 60_000;

/** Let the browser save bytes as a file. */
export function downloadBlob(body: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(body);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), BEGUN_MS);
}
