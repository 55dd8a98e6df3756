import { Dialog } from '@jupyterlab/apputils';

/** Work that takes no longer than this shows nothing, in milliseconds. */
const PATIENCE_MS = 400;

/**
 * Do something that may take long, with a dialog that can cancel it.
 * @param work - Gets a signal that is aborted when a person cancels.
 */
export async function withWaitDialog<T>(
  text: { title: string; body: string; cancel: string },
  work: (signal: AbortSignal) => Promise<T>,
  patienceMs = PATIENCE_MS
): Promise<T> {
  const abort = new AbortController();
  const dialog = new Dialog({
    title: text.title,
    body: text.body,
    buttons: [Dialog.cancelButton({ label: text.cancel })]
  });
  const timer = setTimeout(() => {
    dialog.launch().then(
      () => abort.abort(),
      // Disposed: the work was done first.
      () => undefined
    );
  }, patienceMs);
  try {
    return await work(abort.signal);
  } finally {
    clearTimeout(timer);
    dialog.dispose();
  }
}
