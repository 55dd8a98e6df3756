import { MainAreaWidget } from '@jupyterlab/apputils';
import { historyIcon } from '@jupyterlab/ui-components';
import type { Menu, Widget } from '@lumino/widgets';
import type { IShelf } from '../../archive/shelf';
import type { Target } from '../../model/target';
import { BrowseModel } from '../../ui/browse/browseModel';
import { BrowsePanel } from '../../ui/browse/browsePanel';
import type { BrowseText } from '../../ui/browse/browseView';
import { openMenu } from '../../ui/openMenu';
import { showBeside } from '../../ui/showBeside';
import { told } from '../told';
import type { VersionCommandParts } from './parts';
import '../../../style/browse.css';

export type BrowserOptions = {
  /** Of the tab: there is one for each. */
  id: string;
  shelf: () => IShelf;
  isFlat: boolean;
  place: { bucket: string; target: Target | null };
  text: BrowseText;
  actions: { label: string; run: (key: string) => Promise<unknown> }[];
  /** What can be done with a notebook besides. */
  menu: (key: string) => Menu | Promise<Menu>;
};

/** Show a list of notebooks in the bucket, or bring it to the front and look again. */
export function showBrowser(parts: VersionCommandParts, options: BrowserOptions): void {
  const { app, bookstore, trans } = parts;
  const { id, place } = options;
  const open = areas(app).find(widget => widget.id === id);
  if (open instanceof MainAreaWidget) {
    void (open.content as BrowsePanel).model.refresh();
    app.shell.activateById(id);
    return;
  }
  const model = new BrowseModel({
    ...options,
    details: key => bookstore.history.newest({ bucket: place.bucket, key }, place.target)
  });
  const actions = options.actions.map(({ label, run }) => ({
    label,
    run: (key: string) => void run(key).then(() => model.refresh())
  }));
  const content = new BrowsePanel({
    model,
    text: options.text,
    actions,
    openMenu: (key, x, y) => void told(async () => openMenu(await options.menu(key), x, y)),
    trans
  });
  const widget = new MainAreaWidget({ content });
  widget.id = id;
  widget.title.label = options.text.title;
  widget.title.icon = historyIcon;
  widget.title.closable = true;
  widget.toolbar.hide();
  showBeside(app.shell, widget, null);
  void model.refresh();
}

function areas({ shell }: VersionCommandParts['app']): Widget[] {
  return [...shell.widgets('main'), ...shell.widgets('right')];
}
