import type { Contents } from '@jupyterlab/services';
import { ServerConnection } from '@jupyterlab/services';
import { NotFoundError, TransientError } from '../model/errors';

/** A file's state on disk. */
export type FileState = {
  path: string;
  /** Jupyter's `last_modified`. */
  at: string;
  /** `null` where the server does not tell. */
  sizeBytes: number | null;
  /** SHA-256, hex; `null` if it was not asked for, or the server does not tell. */
  sha256: string | null;
};

/** Reads files as they are on Jupyter's disk. */
export class FileReader {
  constructor(
    private readonly contents: Contents.IManager,
    private readonly server: ServerConnection.ISettings
  ) {}

  /**
   * The bytes of a file; a Blob, so that they stay off the page's own memory.
   * @throws NotFoundError if Jupyter does not serve the file.
   * @throws TransientError if Jupyter does not answer.
   */
  async bytes(path: string): Promise<Blob> {
    const url = await this.contents.getDownloadUrl(path);
    try {
      const response = await this.fetch(url);
      if (response.status === 404 || response.status === 403) {
        throw new NotFoundError(`Jupyter does not serve “${path}” (${response.status}).`);
      }
      if (!response.ok) {
        throw new TransientError(`Jupyter could not serve “${path}” (${response.status}).`);
      }
      return await response.blob();
    } finally {
      // JupyterLite's object URLs, one a read, would keep the bytes as long as the page.
      URL.revokeObjectURL(url);
    }
  }

  /**
   * What Jupyter says of a file without its content.
   * @throws NotFoundError or TransientError like {@link bytes}.
   */
  async state(path: string, hash: boolean): Promise<FileState> {
    try {
      const model = await this.contents.get(path, { content: false, hash });
      return stateOf(model);
    } catch (error) {
      const status = (error as ServerConnection.ResponseError).response?.status;
      const Failure = status === 404 || status === 403 ? NotFoundError : TransientError;
      throw new Failure(`Jupyter did not tell of “${path}”: ${(error as Error).message}`, {
        cause: error
      });
    }
  }

  private async fetch(url: string): Promise<Response> {
    try {
      // JupyterLite gives an object URL, which is not the server's.
      return url.startsWith(this.server.baseUrl)
        ? await ServerConnection.makeRequest(url, { cache: 'no-store' }, this.server)
        : await fetch(url);
    } catch (error) {
      throw new TransientError(`Jupyter did not answer: ${(error as Error).message}`, {
        cause: error
      });
    }
  }
}

/** The state in a contents model, or in the change that tells of one. */
export function stateOf(model: Partial<Contents.IModel>): FileState {
  return {
    path: model.path ?? '',
    at: model.last_modified ?? '',
    sizeBytes: model.size ?? null,
    sha256: model.hash_algorithm === 'sha256' || model.hash ? (model.hash ?? null) : null
  };
}
