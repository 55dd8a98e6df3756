import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';
import { CommandIds } from './commandIds';

/** How a command on versions introduces itself; what it does is in `commands/`. */
export type VersionCommand = Pick<
  CommandRegistry.ICommandOptions,
  'label' | 'caption' | 'isVisible'
> & {
  id: string;
  /** Its arguments, as a JSON schema has properties. */
  args: Record<string, object>;
  /** Left out of the palette. */
  isHidden?: boolean;
};

/** Every command on versions takes these. */
const VERSION = {
  path: { type: 'string', description: 'Contents path of the file' },
  key: { type: 'string', description: 'Full object key, instead of the path' },
  versionId: { type: 'string', description: 'Version; the newest if left out' }
};

const CONFIRMED = { confirmed: { type: 'boolean', description: 'Ask nothing' } };

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
      id: CommandIds.browseDeleted,
      label: trans.__('Browse Deleted Notebooks'),
      caption: trans.__('Show notebooks that have versions, but whose file is gone'),
      args: {}
    }
  ];
}
