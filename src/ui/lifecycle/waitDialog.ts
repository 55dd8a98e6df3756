import { Dialog } from '@jupyterlab/apputils';

/** Work that takes no longer than this shows nothing, in milliseconds. */
const PATIENCE_MS = 400;

type WaitText = { title: string; body: string; cancel: string };

/**
 * Do something that may take long, with a dialog that can cancel it.
 * @param work - Gets a signal that is aborted when a person cancels.
 */
export async function withWaitDialog<T>(
  text: WaitText,
  work: (signal: AbortSignal) => Promise<T>,
  patienceMs = PATIENCE_MS
): Promise<T> {
  const abort = new AbortController();
  // Made only when it is shown: a dialog costs milliseconds, and work is mostly done before.
  let close: () => void = () => undefined;
  const timer = setTimeout(() => {
    const dialog = waitDialog(text);
    close = () => dialog.dispose();
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
    close();
  }
}

function waitDialog({ title, body, cancel }: WaitText): Dialog<unknown> {
  return new Dialog({ title, body, buttons: [Dialog.cancelButton({ label: cancel })] });
}
