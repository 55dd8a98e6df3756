import type { TranslationBundle } from '@jupyterlab/translation';
import { fileUploadIcon } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import { CommandIds } from './commandIds';

/** How a command on versions introduces itself; what it does is in `commands/`. */
export type VersionCommand = Pick<CommandRegistry.ICommandOptions, 'label' | 'caption' | 'icon'> & {
  id: string;
  /** Its arguments, as a JSON schema has properties. */
  args: Record<string, object>;
  /** It shows that it is at work, in a page or a dialog of its own. */
  showsProgress?: boolean;
  /** Left out of the palette. */
  isHidden?: boolean;
};

/** Every command on versions takes these. */
const VERSION = {
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

const NAME = {
  name: { type: 'string', description: 'Empty: no name; asked for if left out' }
};

/** The commands on versions, in the order of the palette. */
export function versionCommands(trans: TranslationBundle): VersionCommand[] {
  return [
    {
      id: CommandIds.openVersion,
      label: trans.__('Open Version…'),
      caption: trans.__('Show the newest version of this notebook, read-only'),
      args: VERSION
    },
    {
      id: CommandIds.compareVersions,
      label: args => compareLabel(args, trans),
      caption: trans.__('Show what differs between a version and the working copy, or another one'),
      args: { ...VERSION, ...WITH }
    },
    {
      id: CommandIds.restoreVersion,
      label: trans.__('Restore Version…'),
      caption: trans.__('Make this notebook what it was in a version'),
      args: { ...VERSION, ...CONFIRMED }
    },
    {
      id: CommandIds.cloneVersion,
      label: trans.__('Clone Version'),
      caption: trans.__('Make a new notebook of a version'),
      args: { ...VERSION, to: { type: 'string', description: 'Contents path of the new file' } }
    },
    {
      id: CommandIds.nameVersion,
      label: trans.__('Name Version…'),
      caption: trans.__('Give a version of this notebook a name'),
      args: { ...VERSION, ...NAME }
    },
    {
      id: CommandIds.saveAndName,
      label: trans.__('Save and Name Version…'),
      caption: trans.__('Save this notebook, and give the version a name'),
      args: NAME
    },
    {
      id: CommandIds.pinVersion,
      label: ({ pinned }) =>
        pinned === false ? trans.__('Unpin Version') : trans.__('Pin Version'),
      caption: trans.__('Keep a version of this notebook in sight, or no longer'),
      args: { ...VERSION, pinned: { type: 'boolean', description: 'The other way if left out' } }
    },
    {
      id: CommandIds.publish,
      label: args => (args.toolbar ? '' : trans.__('Publish Notebook…')),
      icon: args => (args.toolbar ? fileUploadIcon : undefined),
      caption: trans.__('Copy a version to where others read it'),
      args: {
        ...VERSION,
        ...CONFIRMED,
        note: { type: 'string', description: 'Said to readers; empty for none' }
      }
    },
    {
      id: CommandIds.unpublish,
      label: trans.__('Unpublish Notebook…'),
      caption: trans.__('Hide what is published; its versions stay'),
      args: { ...VERSION, ...CONFIRMED }
    },
    {
      id: CommandIds.copyReference,
      label: trans.__('Copy Reference…'),
      caption: trans.__('Copy a text that names exactly this version outside of Jupyter'),
      args: {
        ...VERSION,
        as: {
          enum: ['s3', 'link', 'aws', 'papermill', 'boto3', 'presigned'],
          description: 'Copy this at once'
        },
        seconds: { type: 'number', description: 'How long a presigned link works' }
      }
    },
    {
      id: CommandIds.verifyVersion,
      label: trans.__('Verify Version…'),
      caption: trans.__('Compare the bytes of a version with their checksums'),
      args: { ...VERSION, ...CONFIRMED }
    },
    {
      id: CommandIds.downloadVersion,
      label: trans.__('Download Version'),
      caption: trans.__('Save the bytes of a version as a file of your computer'),
      args: VERSION
    },
    {
      id: CommandIds.browsePublished,
      label: trans.__('Browse Published Notebooks'),
      caption: trans.__('Show what was published, and open or clone it'),
      args: {}
    },
    {
      id: CommandIds.schedule,
      label: trans.__('Schedule Version…'),
      caption: trans.__('Copy a version to where the scheduler runs it'),
      args: {
        ...VERSION,
        ...CONFIRMED,
        cron: { type: 'string', description: 'When: five fields; empty for none' },
        parameters: { type: 'object', description: 'With what; {} for nothing' }
      }
    },
    {
      id: CommandIds.unschedule,
      label: trans.__('Unschedule Notebook…'),
      caption: trans.__('Let the scheduler run it no more'),
      args: { ...VERSION, ...CONFIRMED }
    },
    {
      id: CommandIds.exportHistory,
      showsProgress: true,
      label: trans.__('Export History…'),
      caption: trans.__('Save every version of this notebook, with a list of them'),
      args: {
        path: VERSION.path,
        key: VERSION.key,
        to: { type: 'string', description: 'Contents path of a new folder, instead of an archive' }
      }
    },
    {
      id: CommandIds.browseDeleted,
      label: trans.__('Browse Deleted Notebooks'),
      caption: trans.__('Show notebooks that have versions, but whose file is gone'),
      args: {}
    },
    {
      id: CommandIds.checkSetup,
      showsProgress: true,
      label: trans.__('Check Set-Up'),
      caption: trans.__('Try all that archiving needs of the bucket, and say what to put right'),
      args: CONFIRMED
    },
    {
      id: CommandIds.moveWaiting,
      label: trans.__('Move Waiting Saves…'),
      caption: trans.__(
        'Archive where saves go now what waits for a place that may not be written'
      ),
      args: CONFIRMED
    },
    {
      id: CommandIds.enterCredentials,
      label: trans.__('Enter Credentials…'),
      caption: trans.__('Use keys of your own, in memory only'),
      args: {
        accessKeyId: TEXT,
        secretAccessKey: TEXT,
        sessionToken: TEXT,
        expiration: { ...TEXT, description: 'ISO 8601' }
      }
    }
  ];
}

function compareLabel(
  { with: other, withPath }: ReadonlyPartialJSONObject,
  trans: TranslationBundle
): string {
  if (withPath !== undefined) {
    return trans.__('Compare with Mine');
  }
  switch (other) {
    case 'working-copy':
      return trans.__('Compare with Working Copy');
    case 'previous':
      return trans.__('Compare with Previous');
    case 'published':
      return trans.__('Compare with Published');
    default:
      return trans.__('Compare Version');
  }
}
