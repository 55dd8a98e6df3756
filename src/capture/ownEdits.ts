import type { DocumentRegistry } from '@jupyterlab/docregistry';

type Context = DocumentRegistry.IContext<DocumentRegistry.IModel>;

/**
 * What is asked of a document that several people edit.
 * @see https://docs.yjs.dev/api/y.doc
 */
type SharedDocument = {
  ydoc?: {
    share: Map<string, unknown>;
    on(event: 'afterTransaction', told: (transaction: Transaction) => void): void;
  };
};
type Transaction = { local: boolean; changed: Map<unknown, unknown> };

/** The part of a shared document that tells how it is doing: no edit is there. */
const STATE = 'state';

/** The shared documents that were edited in this tab since they were last saved. */
export class OwnEdits {
  /** Watch a document that may be edited elsewhere too. */
  watch(context: Context): void {
    const { ydoc } = context.model.sharedModel as SharedDocument;
    ydoc?.on('afterTransaction', ({ local, changed }) => {
      const state = ydoc.share.get(STATE);
      if (local && [...changed.keys()].some(part => part !== state)) {
        this.edited.add(context);
      }
    });
  }

  /** A document was saved: was it edited here? Answers once for each time. */
  take(context: Context): boolean {
    return this.edited.delete(context);
  }

  private readonly edited = new WeakSet<Context>();
}
