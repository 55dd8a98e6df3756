import type { Contents, ServerConnection } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';
import { RejectedError } from '../model/errors';
import { lastPart } from '../model/key';

/** Name of the drive on which versions are read. */
export const VERSION_DRIVE = 'Bookstore';

/** Which version: its full key and its opaque id. */
export type VersionRef = { key: string; versionId: string };

/** The contents path of a version. */
export function versionPath({ key, versionId }: VersionRef): string {
  return `${VERSION_DRIVE}:${encodeURIComponent(versionId)}/${key}`;
}

/** The version at a path of this drive, without the drive's name. */
function versionAt(localPath: string): VersionRef {
  const slash = localPath.indexOf('/');
  return {
    versionId: decodeURIComponent(localPath.slice(0, slash)),
    key: localPath.slice(slash + 1)
  };
}

/** Versions as read-only notebooks, fetched when asked for. */
export class VersionDrive implements Contents.IDrive {
  constructor(
    readonly serverSettings: ServerConnection.ISettings,
    private readonly read: (version: VersionRef) => Promise<Blob>
  ) {}

  readonly name = VERSION_DRIVE;
  readonly fileChanged = new Signal<this, Contents.IChangedArgs>(this);
  isDisposed = false;

  dispose(): void {
    this.isDisposed = true;
    Signal.clearData(this);
  }

  /** @throws RejectedError for a version that is no notebook. */
  async get(localPath: string, options: Contents.IFetchOptions = {}): Promise<Contents.IModel> {
    const version = versionAt(localPath);
    const model = {
      name: lastPart(version.key),
      path: localPath,
      type: 'notebook',
      writable: false,
      created: '',
      last_modified: '',
      mimetype: ''
    };
    if (options.content === false) {
      return { ...model, format: null, content: null };
    }
    const { viewableNotebook } = await import('../model/viewableNotebook');
    const content = viewableNotebook(await (await this.read(version)).text());
    if (typeof content === 'string') {
      throw new RejectedError(`This version of “${model.name}” is no notebook.`);
    }
    return { ...model, format: 'json', content };
  }

  async getDownloadUrl(localPath: string): Promise<string> {
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
