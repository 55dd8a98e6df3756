import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { Widget } from '@lumino/widgets';

/** Marks what is shown in the side panel for want of another place. */
const ASIDE = 'jp-Bookstore-aside';

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
    const file = path === null ? null : idOf(shell, path);
    shell.add(widget, 'main', file ? { mode: 'split-right', ref: file } : {});
  } else {
    for (const last of [...shell.widgets('right')].filter(each => each.hasClass(ASIDE))) {
      last.dispose();
    }
    widget.addClass(ASIDE);
    shell.add(widget, 'right', { rank: 760 });
  }
  shell.activateById(widget.id);
}

/** Lab's shell has modes, those with one document have none. */
function hasTabs(shell: JupyterFrontEnd.IShell): boolean {
  return 'mode' in shell;
}

/** Id of the widget that shows a file. */
function idOf(shell: JupyterFrontEnd.IShell, path: string): string | null {
  const widgets = [...shell.widgets('main')] as (Widget & { context?: { path: string } })[];
  return widgets.find(widget => widget.context?.path === path)?.id ?? null;
}
