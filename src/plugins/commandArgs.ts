import type { ReadonlyJSONObject } from '@lumino/coreutils';
import type { BookstoreCommands } from '../tokens';
import { CommandIds } from './commandIds';

/** A command that is also in the file browser's context menu takes this. */
const CONTEXT_MENU = {
  isContextMenu: { type: 'boolean', description: 'Of the file selected in the file browser' }
};

/** Every command on versions takes these. */
const VERSION = {
  ...CONTEXT_MENU,
  path: { type: 'string', description: 'Contents path of the file' },
  key: { type: 'string', description: 'Full object key, instead of the path' },
  versionId: { type: 'string', description: 'Version; the newest if left out' }
};

const WITH = {
  with: {
    type: 'string',
    description:
      'A second version, “working-copy”, “previous” or “published”; the working copy if there is one'
  },
  withKey: { type: 'string', description: 'Full object key of the second version, if another' },
  withPath: {
    type: 'string',
    description: 'Contents path of the working copy, if it is that of another file'
  }
};
const TEXT = { type: 'string' };

const CONFIRMED = { confirmed: { type: 'boolean', description: 'Ask nothing' } };

const FILE = { path: VERSION.path, key: VERSION.key };

const NAME = {
  name: { type: 'string', description: 'Empty: no name; asked for if left out' }
};

/** What each command takes, as a JSON schema has properties. */
const ARGS: Record<keyof BookstoreCommands, ReadonlyJSONObject> = {
  [CommandIds.archiveNotebook]: {
    path: VERSION.path,
    archived: { type: 'boolean', description: 'The other way if left out' },
    ...CONTEXT_MENU
  },
  [CommandIds.pauseArchiving]: {
    paused: { type: 'boolean', description: 'The other way if left out' }
  },
  [CommandIds.showHistory]: {
    ...CONTEXT_MENU,
    ...FILE,
    path: { type: 'string', description: 'Contents path of a file that may be closed' }
  },
  [CommandIds.firstSteps]: {},
  [CommandIds.clearLocal]: CONFIRMED,
  [CommandIds.retryUploads]: {},
  [CommandIds.openVersion]: VERSION,
  [CommandIds.compareVersions]: { ...VERSION, ...WITH },
  [CommandIds.restoreVersion]: {
    ...VERSION,
    ...CONFIRMED,
    to: { type: 'string', description: 'Contents path of the file, if it has another name now' }
  },
  [CommandIds.cloneVersion]: {
    ...VERSION,
    to: { type: 'string', description: 'Contents path of the new file' }
  },
  [CommandIds.nameVersion]: { ...VERSION, ...NAME },
  [CommandIds.saveAndName]: { ...FILE, ...NAME },
  [CommandIds.pinVersion]: {
    ...VERSION,
    pinned: { type: 'boolean', description: 'The other way if left out' }
  },
  [CommandIds.publish]: {
    ...VERSION,
    ...CONFIRMED,
    note: { type: 'string', description: 'Said to readers; empty for none' }
  },
  [CommandIds.unpublish]: { ...VERSION, ...CONFIRMED },
  [CommandIds.copyReference]: {
    ...VERSION,
    as: {
      enum: ['s3', 'link', 'aws', 'papermill', 'boto3', 'presigned'],
      description: 'Copy this at once'
    },
    seconds: { type: 'number', description: 'How long a presigned link works' }
  },
  [CommandIds.verifyVersion]: { ...VERSION, ...CONFIRMED },
  [CommandIds.downloadVersion]: VERSION,
  [CommandIds.browsePublished]: {},
  [CommandIds.schedule]: {
    ...VERSION,
    ...CONFIRMED,
    cron: { type: 'string', description: 'When: five fields; empty for none' },
    parameters: { type: 'object', description: 'With what; {} for nothing' }
  },
  [CommandIds.unschedule]: { ...VERSION, ...CONFIRMED },
  [CommandIds.exportHistory]: {
    ...FILE,
    to: { type: 'string', description: 'Contents path of a new folder, instead of an archive' }
  },
  [CommandIds.browseDeleted]: {},
  [CommandIds.checkSetup]: CONFIRMED,
  [CommandIds.moveWaiting]: CONFIRMED,
  [CommandIds.enterCredentials]: {
    accessKeyId: TEXT,
    secretAccessKey: TEXT,
    sessionToken: TEXT,
    expiration: { ...TEXT, description: 'ISO 8601' }
  }
};

/** How a command describes its arguments. This chunk is loaded when somebody asks. */
export function describe(id: keyof BookstoreCommands): { args: ReadonlyJSONObject } {
  return { args: { type: 'object', properties: ARGS[id] } };
}
