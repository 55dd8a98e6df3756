import type { JupyterFrontEnd } from '@jupyterlab/application';
import { MainAreaWidget } from '@jupyterlab/apputils';
import { historyIcon } from '@jupyterlab/ui-components';
import { lastPart } from '../../model/key';
import type { OpenTabs } from '../openTabs';
import { showBeside } from '../showBeside';
import type { VersionRef } from '../versionDrive';
import { CompareModel } from './compareModel';
import { ComparePanel } from './comparePanel';
import type { ComparedSide } from './comparedSide';
import type { CompareVoice } from './compareVoice';
import type { WorkingCopy } from './workingCopy';
import '../../../style/compare.css';

/** A version as it is written down for a reload. */
export type SideRef = VersionRef & {
  /** It is shown as what is published. */
  isPublished?: boolean;
};

/** What is compared, the older one at the left, as it is written down for a reload. */
export type ComparedRef = {
  left: SideRef;
  /** `null` for the working copy. */
  right: SideRef | null;
  /** The full key, or contents path, of what is compared. */
  name: string;
  /** Contents path of the file; `null` where there is none. */
  path: string | null;
};

/** Two sides to be compared. */
export type ComparedPair = {
  left: ComparedSide;
  right: ComparedSide;
  /** `null` where there is no file. */
  workingCopy: WorkingCopy | null;
  ref: ComparedRef;
};

export type CompareTabsParts = {
  shell: JupyterFrontEnd.IShell;
  voice: CompareVoice;
  open: OpenTabs<ComparedRef>;
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
    showBeside(shell, widget, pair.ref.path);
    await Promise.all([this.parts.open.add(widget, pair.ref), widget.content.model.load()]);
  }

  private widgetOf(pair: ComparedPair, id: string): MainAreaWidget<ComparePanel> {
    const { voice } = this.parts;
    const { left, right, workingCopy, ref } = pair;
    const { name } = ref;
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
