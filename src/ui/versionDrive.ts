import type { Contents, ServerConnection } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';
import { RejectedError } from '../model/errors';
import { part } from '../model/part';

/** Name of the drive on which versions are read. */
export const VERSION_DRIVE = 'Bookstore';

/** Which version: its full key and its opaque id. */
export type VersionRef = { key: string; versionId: string };

/** The contents path of a version. */
export function versionPath({ key, versionId }: VersionRef): string {
  return `${VERSION_DRIVE}:${encodeURIComponent(versionId)}/${key}`;
}

/** Reads the bytes of a version. */
export type ReadVersion = (version: VersionRef) => Promise<Blob>;

/** Versions as read-only notebooks, fetched when asked for. */
export class VersionDrive implements Contents.IDrive {
  constructor(
    readonly serverSettings: ServerConnection.ISettings,
    private readonly read: ReadVersion
  ) {}

  readonly name = VERSION_DRIVE;
  readonly fileChanged = new Signal<this, Contents.IChangedArgs>(this);
  isDisposed = false;

  dispose(): void {
    this.isDisposed = true;
    Signal.clearData(this);
  }

  /**
   * @throws RejectedError for a version that is no notebook.
   * @throws TransientError if what reads them cannot be loaded.
   */
  async get(localPath: string, options: Contents.IFetchOptions = {}): Promise<Contents.IModel> {
    const { modelAt } = await part(import('./versionAt'));
    return modelAt(localPath, options.content === false ? null : this.read);
  }

  async getDownloadUrl(localPath: string): Promise<string> {
    const { versionAt } = await part(import('./versionAt'));
    return URL.createObjectURL(await this.read(versionAt(localPath)));
  }

  async listCheckpoints(): Promise<Contents.ICheckpointModel[]> {
    return Promise.resolve([]);
  }

  newUntitled = readOnly;
  delete = readOnly;
  rename = readOnly;
  save = readOnly;
  copy = readOnly;
  createCheckpoint = readOnly;
  restoreCheckpoint = readOnly;
  deleteCheckpoint = readOnly;
}

function readOnly(): Promise<never> {
  return Promise.reject(new RejectedError('A version cannot be changed. Restore or clone it.'));
}
