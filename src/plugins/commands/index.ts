import { CommandIds } from '../commandIds';
import { browseDeleted } from './browseDeleted';
import { cloneVersion } from './cloneVersion';
import { nameVersion } from './nameVersion';
import { openVersion } from './openVersion';
import type { RunVersionCommand } from './parts';
import { pinVersion } from './pinVersion';
import { publish } from './publish';
import { restoreVersion } from './restoreVersion';
import { saveAndName } from './saveAndName';
import { unpublish } from './unpublish';

export { createParts } from './createParts';

/** What each command on versions does. This chunk is loaded when the first one is used. */
export const RUN: Record<string, RunVersionCommand> = {
  [CommandIds.browseDeleted]: browseDeleted,
  [CommandIds.cloneVersion]: cloneVersion,
  [CommandIds.nameVersion]: nameVersion,
  [CommandIds.openVersion]: openVersion,
  [CommandIds.pinVersion]: pinVersion,
  [CommandIds.publish]: publish,
  [CommandIds.restoreVersion]: restoreVersion,
  [CommandIds.saveAndName]: saveAndName,
  [CommandIds.unpublish]: unpublish
};
