import type { INotebookModel } from '@jupyterlab/notebook';
import { comparedNotebook, type ComparedNotebook } from '../../model/comparedNotebook';
import { RejectedError } from '../../model/errors';
import { placeForCell } from '../../model/placeForCell';

type SharedNotebook = INotebookModel['sharedModel'];
type SharedCell = Parameters<SharedNotebook['insertCell']>[1];

/**
 * Put one cell of an older notebook back into a newer one, as one step that can be undone.
 * @throws RejectedError if the notebook cannot be changed.
 */
export function bringBack(model: INotebookModel, older: ComparedNotebook, index: number): void {
  const newer = comparedNotebook(model.toString());
  if (model.readOnly || typeof newer === 'string') {
    throw new RejectedError('This notebook is read-only: nothing can be brought back into it.');
  }
  const place = placeForCell(older.cells, index, newer.cells);
  const shared = model.sharedModel;
  // What was typed a moment ago is undone apart from this.
  (shared as { undoManager?: { stopCapturing?(): void } }).undoManager?.stopCapturing?.();
  shared.transact(() => {
    // Before the other is deleted, so that the notebook is at no time empty.
    shared.insertCell(place.index, structuredClone(older.whole[index]!) as SharedCell);
    if (place.isReplaced) {
      shared.deleteCell(place.index + 1);
    }
  });
}
