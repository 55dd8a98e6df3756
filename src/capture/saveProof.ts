import type { DocumentRegistry } from '@jupyterlab/docregistry';

type Context = DocumentRegistry.IContext<DocumentRegistry.IModel>;

/**
 * The SHA-256 that a document knows of its file once the save that is under way is complete;
 * `null` if the save fails, or the server does not tell.
 */
export function saveProof(context: Context): Promise<string | null> {
  return new Promise(resolve => {
    const settle = (hash: string | null) => {
      context.saveState.disconnect(onState);
      context.disposed.disconnect(onDisposed);
      resolve(hash);
    };
    const onState = (_: Context, state: DocumentRegistry.SaveState) => {
      if (state === 'completed') {
        settle(context.contentsModel?.hash ?? null);
      } else if (state === 'failed') {
        settle(null);
      }
    };
    const onDisposed = () => settle(null);
    context.saveState.connect(onState);
    context.disposed.connect(onDisposed);
  });
}
