import type { Contents } from '@jupyterlab/services';
import { RejectedError } from '../model/errors';
import { lastPart } from '../model/key';
import { viewableNotebook } from '../model/viewableNotebook';
import type { ReadVersion, VersionRef } from './versionDrive';

/** The version at a path of this drive, without the drive's name. */
export function versionAt(localPath: string): VersionRef {
  const slash = localPath.indexOf('/');
  return {
    versionId: decodeURIComponent(localPath.slice(0, slash)),
    key: localPath.slice(slash + 1)
  };
}

/**
 * What Jupyter is told of the version at a path.
 * @param read - `null`: without its content.
 * @throws RejectedError for a version that is no notebook.
 */
export async function modelAt(
  localPath: string,
  read: ReadVersion | null
): Promise<Contents.IModel> {
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
  if (!read) {
    return { ...model, format: null, content: null };
  }
  const content = viewableNotebook(await (await read(version)).text());
  if (typeof content === 'string') {
    throw new RejectedError(`This version of “${model.name}” is no notebook.`);
  }
  return { ...model, format: 'json', content };
}
