import type { JupyterFrontEnd } from '@jupyterlab/application';
import { MainAreaWidget } from '@jupyterlab/apputils';
import { historyIcon } from '@jupyterlab/ui-components';
import { lastPart } from '../../model/key';
import { showBeside } from '../showBeside';
import { CompareModel } from './compareModel';
import { ComparePanel } from './comparePanel';
import type { ComparedSide } from './comparedSide';
import type { CompareVoice } from './compareVoice';
import type { WorkingCopy } from './workingCopy';
import '../../../style/compare.css';

/** Two sides to be compared, the older one at the left. */
export type ComparedPair = {
  left: ComparedSide;
  right: ComparedSide;
  /** The full key, or contents path, of what is compared. */
  name: string;
  /** Contents path of the file, and the file; `null` where there is none. */
  path: string | null;
  workingCopy: WorkingCopy | null;
};

export type CompareTabsParts = {
  shell: JupyterFrontEnd.IShell;
  voice: CompareVoice;
};

/** Tabs in which two sides are compared, one for each pair. */
export class CompareTabs {
  constructor(private readonly parts: CompareTabsParts) {}

  /**
   * Show a pair, beside its file if that is open.
   * @throws what the sides throw; the tab shows it, too.
   */
  async show(pair: ComparedPair): Promise<void> {
    const { shell } = this.parts;
    const id = JSON.stringify([pair.left.id, pair.right.id]);
    const open = this.open.get(id);
    if (open) {
      shell.activateById(open.id);
      open.content.model.refresh();
      return;
    }
    const widget = this.widgetOf(pair, id);
    this.open.set(id, widget);
    widget.disposed.connect(() => this.open.delete(id));
    showBeside(shell, widget, pair.path);
    await widget.content.model.load();
  }

  private widgetOf(pair: ComparedPair, id: string): MainAreaWidget<ComparePanel> {
    const { voice } = this.parts;
    const { left, right, workingCopy, name } = pair;
    const isNotebook = name.endsWith('.ipynb');
    const model = new CompareModel(left, right, { isNotebook, workingCopy });
    const widget = new MainAreaWidget({ content: new ComparePanel(model, voice) });
    const { title } = widget;
    widget.id = `bookstore-compare-${id}`;
    widget.toolbar.hide();
    title.label = voice.trans.__('%1 · Compare', lastPart(name));
    title.icon = historyIcon;
    title.closable = true;
    model.stateChanged.connect(() => {
      const { sides } = model;
      title.caption = sides ? `${name}\n${sides.left.name} ⇄ ${sides.right.name}` : name;
    });
    return widget;
  }

  private readonly open = new Map<string, MainAreaWidget<ComparePanel>>();
}
