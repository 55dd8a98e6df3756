import type { Contents } from '@jupyterlab/services';
import { asWritten } from './asWritten';
import { thereAgain } from './thereAgain';

/** Write a version's bytes to a file through Jupyter, exactly as they are, but see {@link asWritten}. */
export async function writeFile(
  contents: Contents.IManager,
  path: string,
  version: Blob
): Promise<Contents.IModel> {
  const body = await asWritten(version);
  const text = await textOf(body);
  const content = text ?? (await base64Of(body));
  const format = text === null ? 'base64' : 'text';
  return thereAgain(() => contents.save(path, { type: 'file', format, content }));
}

/** `null` for what is not UTF-8: as text it would come out as something else. */
async function textOf(body: Blob): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      await body.arrayBuffer()
    );
  } catch {
    return null;
  }
}

function base64Of(body: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = reader.result as string;
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.onerror = () => reject(reader.error!);
    reader.readAsDataURL(body);
  });
}
