import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { Widget } from '@lumino/widgets';
import { VERSION_DRIVE } from './versionDrive';

type DocumentWidget = Widget & { context?: { path: string } };

/** Marks what is shown in the side panel for want of another place. */
const ASIDE = 'jp-Bookstore-aside';

/** What is shown beside which file; its contents path. */
const beside = new WeakMap<Widget, string | null>();

/**
 * Show a widget in a tab of its own, beside a file if that is open. Notebook 7 has room for one
 * document: there it is shown in the side panel, in place of the last one.
 * @param path - Contents path of the file; `null` for none.
 */
export function showBeside(
  shell: JupyterFrontEnd.IShell,
  widget: Widget,
  path: string | null
): void {
  if (hasTabs(shell)) {
    shell.add(widget, 'main', path === null ? {} : placeBeside(shell, path));
    beside.set(widget, path);
  } else {
    for (const last of [...shell.widgets('right')].filter(each => each.hasClass(ASIDE))) {
      last.dispose();
    }
    widget.addClass(ASIDE);
    shell.add(widget, 'right', { rank: 760 });
  }
  shell.activateById(widget.id);
}

/** To the right of the file; with what is there already, so that nothing gets ever narrower. */
function placeBeside(shell: JupyterFrontEnd.IShell, path: string): DocumentRegistry.IOpenOptions {
  const widgets: DocumentWidget[] = [...shell.widgets('main')];
  const last = widgets.findLast(widget => isBeside(widget, path));
  if (last) {
    return { mode: 'tab-after', ref: last.id };
  }
  const file = idOf(shell, path);
  return file ? { mode: 'split-right', ref: file } : {};
}

/** Versions that came back with a reload are known by their own path. */
function isBeside(widget: DocumentWidget, path: string): boolean {
  const own = widget.context?.path ?? '';
  return (
    beside.get(widget) === path || (own.startsWith(`${VERSION_DRIVE}:`) && own.endsWith(`/${path}`))
  );
}

/** Lab's shell has modes, those with one document have none. */
function hasTabs(shell: JupyterFrontEnd.IShell): boolean {
  return 'mode' in shell;
}

/** Id of the widget that shows a file. */
function idOf(shell: JupyterFrontEnd.IShell, path: string): string | null {
  const widgets: DocumentWidget[] = [...shell.widgets('main')];
  return widgets.find(widget => widget.context?.path === path)?.id ?? null;
}
