import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { DocumentRegistry } from '@jupyterlab/docregistry';

export type Context = DocumentRegistry.IContext<DocumentRegistry.IModel>;

/** The documents that show a file: one for each kind of model. */
export function openContexts(
  shell: JupyterFrontEnd.IShell,
  documents: IDocumentManager,
  path: string
): Set<Context> {
  const contexts = new Set<Context>();
  for (const widget of shell.widgets('main')) {
    const context = documents.contextForWidget(widget);
    if (context?.path === path) {
      contexts.add(context);
    }
  }
  return contexts;
}
