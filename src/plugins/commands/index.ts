import { CommandIds } from '../commandIds';
import { browseDeleted } from './browseDeleted';
import { cloneVersion } from './cloneVersion';
import { openVersion } from './openVersion';
import type { RunVersionCommand } from './parts';
import { restoreVersion } from './restoreVersion';

export { createParts } from './createParts';

/** What each command on versions does. This chunk is loaded when the first one is used. */
export const RUN: Record<string, RunVersionCommand> = {
  [CommandIds.browseDeleted]: browseDeleted,
  [CommandIds.cloneVersion]: cloneVersion,
  [CommandIds.openVersion]: openVersion,
  [CommandIds.restoreVersion]: restoreVersion
};
