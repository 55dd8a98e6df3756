import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import type { BookstoreCommands } from '../../tokens';
import { CommandIds } from '../commandIds';
import { browseDeleted } from './browseDeleted';
import { browsePublished } from './browsePublished';
import { checkSetupCommand } from './checkSetup';
import { classed } from './classed';
import { cloneVersion } from './cloneVersion';
import { compareVersions } from './compareVersions';
import { copyReference } from './copyReference';
import { downloadVersion } from './downloadVersion';
import { enterCredentials } from './enterCredentials';
import { moveWaiting } from './moveWaiting';
import { nameVersion } from './nameVersion';
import { exportHistory } from './exportHistory';
import { openVersion } from './openVersion';
import { pinVersion } from './pinVersion';
import { publish } from './publish';
import { readArgs } from './readArgs';
import { restoreVersion } from './restoreVersion';
import { saveAndName } from './saveAndName';
import { schedule } from './schedule';
import { unpublish, unschedule } from './unpublish';
import { verifyVersion } from './verifyVersion';
import type { RunVersionCommand, VersionCommandParts } from './parts';

export { createParts } from './createParts';
export { reopenPair } from './showPair';

/** What each command on versions does. This chunk is loaded when the first one is used. */
const RUN: Record<string, RunVersionCommand> = {
  [CommandIds.browseDeleted]: browseDeleted,
  [CommandIds.browsePublished]: browsePublished,
  [CommandIds.checkSetup]: checkSetupCommand,
  [CommandIds.cloneVersion]: cloneVersion,
  [CommandIds.compareVersions]: compareVersions,
  [CommandIds.copyReference]: copyReference,
  [CommandIds.downloadVersion]: downloadVersion,
  [CommandIds.exportHistory]: exportHistory,
  [CommandIds.enterCredentials]: enterCredentials,
  [CommandIds.moveWaiting]: moveWaiting,
  [CommandIds.nameVersion]: nameVersion,
  [CommandIds.openVersion]: openVersion,
  [CommandIds.pinVersion]: pinVersion,
  [CommandIds.publish]: publish,
  [CommandIds.restoreVersion]: restoreVersion,
  [CommandIds.saveAndName]: saveAndName,
  [CommandIds.schedule]: schedule,
  [CommandIds.unpublish]: unpublish,
  [CommandIds.unschedule]: unschedule,
  [CommandIds.verifyVersion]: verifyVersion
};

/**
 * Run a command on versions.
 * @throws RejectedError for arguments that it does not take; what the command throws, in one of the
 * classes of `model/errors` whether the bucket or Jupyter failed.
 */
export async function run(
  parts: VersionCommandParts,
  id: keyof BookstoreCommands,
  args: ReadonlyPartialJSONObject
): Promise<unknown> {
  return classed(RUN[id]!(parts, readArgs(id, args)));
}
