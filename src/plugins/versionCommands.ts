import type { TranslationBundle } from '@jupyterlab/translation';
import { fileUploadIcon } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';
import { Token, type ReadonlyPartialJSONObject } from '@lumino/coreutils';
import type { BookstoreCommands } from '../tokens';
import { CommandIds } from './commandIds';

/** How a command on versions introduces itself; what it does is in `commands/`. */
export type VersionCommand = Pick<CommandRegistry.ICommandOptions, 'label' | 'caption' | 'icon'> & {
  id: keyof BookstoreCommands;
  /** It shows that it is at work, in a page or a dialog of its own. */
  showsProgress?: boolean;
  /** Left out of the palette. */
  isHidden?: boolean;
};

/** Adds commands on versions; what they do is loaded when the first of them is used. */
export interface IVersionCommands {
  add(commands: VersionCommand[]): void;
}

export const IVersionCommands = new Token<IVersionCommands>(
  'jupyterlab-bookstore:IVersionCommands',
  'Adds commands on versions.'
);

/** The commands on versions, in the order of the palette. */
export function versionCommands(trans: TranslationBundle): VersionCommand[] {
  return [
    {
      id: CommandIds.openVersion,
      label: trans.__('Open Version…'),
      caption: trans.__('Show the newest version of this notebook, read-only')
    },
    {
      id: CommandIds.compareVersions,
      label: args => compareLabel(args, trans),
      caption: trans.__('Show what differs between a version and the working copy, or another one')
    },
    {
      id: CommandIds.restoreVersion,
      label: trans.__('Restore Version…'),
      caption: trans.__('Make this notebook what it was in a version')
    },
    {
      id: CommandIds.cloneVersion,
      label: trans.__('Clone Version'),
      caption: trans.__('Make a new notebook of a version')
    },
    {
      id: CommandIds.nameVersion,
      label: trans.__('Name Version…'),
      caption: trans.__('Give a version of this notebook a name')
    },
    {
      id: CommandIds.saveAndName,
      label: trans.__('Save and Name Version…'),
      caption: trans.__('Save this notebook, and give the version a name')
    },
    {
      id: CommandIds.pinVersion,
      label: ({ pinned }) =>
        pinned === false ? trans.__('Unpin Version') : trans.__('Pin Version'),
      caption: trans.__('Keep a version of this notebook in sight, or no longer')
    },
    {
      id: CommandIds.copyReference,
      label: trans.__('Copy Reference…'),
      caption: trans.__('Copy a text that names exactly this version outside of Jupyter')
    },
    {
      id: CommandIds.verifyVersion,
      label: trans.__('Verify Version…'),
      caption: trans.__('Compare the bytes of a version with their checksums')
    },
    {
      id: CommandIds.downloadVersion,
      label: trans.__('Download Version'),
      caption: trans.__('Save the bytes of a version as a file of your computer')
    },
    {
      id: CommandIds.browsePublished,
      label: trans.__('Browse Published Notebooks'),
      caption: trans.__('Show what was published, and open or clone it')
    },
    {
      id: CommandIds.exportHistory,
      showsProgress: true,
      label: trans.__('Export History…'),
      caption: trans.__('Save every version of this notebook, with a list of them')
    },
    {
      id: CommandIds.browseDeleted,
      label: trans.__('Browse Deleted Notebooks'),
      caption: trans.__('Show notebooks that have versions, but whose file is gone')
    },
    {
      id: CommandIds.checkSetup,
      showsProgress: true,
      label: trans.__('Check Set-Up'),
      caption: trans.__('Try all that archiving needs of the bucket, and say what to put right')
    },
    {
      id: CommandIds.moveWaiting,
      label: trans.__('Move Waiting Saves…'),
      caption: trans.__('Archive where saves go now what waits for a place that may not be written')
    },
    {
      id: CommandIds.enterCredentials,
      label: trans.__('Enter Credentials…'),
      caption: trans.__('Use keys of your own, in memory only')
    }
  ];
}

/** Those that put versions where others have them, apart for those who shall not. */
export function publishingCommands(trans: TranslationBundle): VersionCommand[] {
  return [
    {
      id: CommandIds.publish,
      label: args => (args.toolbar ? '' : trans.__('Publish Notebook…')),
      icon: args => (args.toolbar ? fileUploadIcon : undefined),
      caption: trans.__('Copy a version to where others read it')
    },
    {
      id: CommandIds.unpublish,
      label: trans.__('Unpublish Notebook…'),
      caption: trans.__('Hide what is published; its versions stay')
    },
    {
      id: CommandIds.schedule,
      label: trans.__('Schedule Version…'),
      caption: trans.__('Copy a version to where the scheduler runs it')
    },
    {
      id: CommandIds.unschedule,
      label: trans.__('Unschedule Notebook…'),
      caption: trans.__('Let the scheduler run it no more')
    }
  ];
}

function compareLabel(
  { with: other, withPath }: ReadonlyPartialJSONObject,
  trans: TranslationBundle
): string {
  switch (other) {
    case 'working-copy':
      return trans.__('Compare with Working Copy');
    case 'previous':
      return trans.__('Compare with Previous');
    case 'published':
      return trans.__('Compare with Published');
    default:
      return withPath === undefined ? trans.__('Compare Version') : trans.__('Compare with Mine');
  }
}
