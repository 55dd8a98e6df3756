import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { MainAreaWidget } from '@jupyterlab/apputils';
import { ISearchProviderRegistry } from '@jupyterlab/documentsearch';
import { NotebookPanel, NotebookSearchProvider } from '@jupyterlab/notebook';
import { BoxPanel, type Widget } from '@lumino/widgets';

/** Lets Lab's search look through a version: the browser's own sees the cells in sight alone. */
export const versionSearchPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-bookstore:version-search',
  description: 'Searches in versions of notebooks.',
  autoStart: true,
  requires: [ISearchProviderRegistry],
  activate: (_app: JupyterFrontEnd, registry: ISearchProviderRegistry): void => {
    registry.add('bookstore-version', {
      isApplicable: (widget): widget is Widget => notebookOf(widget) !== null,
      createNew: (widget, translator) =>
        NotebookSearchProvider.createNew(notebookOf(widget)!, translator)
    });
  }
};

/** The notebook in the tab of a version, see `VersionViews`. */
function notebookOf(widget: Widget): NotebookPanel | null {
  const frame: unknown = widget instanceof MainAreaWidget ? widget.content : null;
  const framed: unknown = frame instanceof BoxPanel ? frame.widgets[0] : null;
  return framed instanceof NotebookPanel ? framed : null;
}
