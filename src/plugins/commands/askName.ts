import { RejectedError } from '../../model/errors';
import { tagsChange } from '../../model/versionTags';
import { askForName } from '../../ui/nameDialog';
import type { VersionCommandParts } from './parts';

/**
 * Ask for the name of a version, again while it does not fit.
 * @param words - Title and button of the dialog, and the name that it has now.
 * @returns `null` if the dialog was cancelled; empty to take the name away.
 */
export async function askName(
  { trans }: Pick<VersionCommandParts, 'trans'>,
  { title, okLabel, present = '' }: { title: string; okLabel: string; present?: string }
): Promise<string | null> {
  let text = present;
  let label = present
    ? trans.__('Name; leave it empty to take it away')
    : trans.__('Name, for example “Before the split”');
  for (;;) {
    const given = await askForName({ title, okLabel, label, text }, trans);
    const problem = given === null ? null : whyNot(given);
    if (given === null || !problem) {
      return given;
    }
    text = given;
    label = problem;
  }
}

function whyNot(name: string): string | null {
  try {
    tagsChange({ name });
    return null;
  } catch (error) {
    if (error instanceof RejectedError) {
      return error.message;
    }
    throw error;
  }
}
