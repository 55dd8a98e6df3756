import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { Context } from '../../ui/openContexts';

/**
 * Whether a document was saved by what `save` does. Whether it is dirty tells nothing: what a
 * kernel says of itself, as it starts, makes it so again at once.
 */
export async function isSavedBy(context: Context, save: () => Promise<unknown>): Promise<boolean> {
  let isSaved = false;
  const note = (_: unknown, state: DocumentRegistry.SaveState) => {
    isSaved ||= state === 'completed';
  };
  context.saveState.connect(note);
  try {
    await save();
  } finally {
    context.saveState.disconnect(note);
  }
  return isSaved;
}
