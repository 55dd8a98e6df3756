import { unifiedMergeView } from '@codemirror/merge';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { jupyterTheme, type IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import type { TranslationBundle } from '@jupyterlab/translation';

/** Beyond this a text is cut off, in characters: a page could no longer lay it out. */
export const LONGEST_SHOWN = 500_000;

/** Precise where few characters changed; after this a rough difference will do. */
const DIFF = { scanLimit: 500, timeout: 200 };

/** Lines that are left around a change. */
const FOLD = { margin: 3, minSize: 6 };

export type TextViewOptions = {
  /** `null` for a side that does not exist: the other one is shown without marks. */
  before: string | null;
  after: string | null;
  /** What it is, for who does not see it. */
  label: string;
  /** Name of the language to colour; empty for none. */
  language: string;
  languages: IEditorLanguageRegistry | null;
  /** Fold long runs of lines that are the same. */
  isFolded: boolean;
  trans: TranslationBundle;
};

/** A text that can only be read, with what changed in it marked. Nothing in it is ever markup. */
export function createTextView(parent: HTMLElement, options: TextViewOptions): EditorView {
  const { before, after, language, languages } = options;
  const coloured = new Compartment();
  const view = new EditorView({
    parent,
    doc: cut(after ?? before ?? ''),
    extensions: [reading(options), coloured.of([]), differences(options)]
  });
  void languages?.getLanguage(language).then(found => {
    if (found?.support && view.dom.isConnected) {
      view.dispatch({ effects: coloured.reconfigure(found.support) });
    }
  });
  return view;
}

/** Whether there are lines to fold between two texts. */
export function isLong(before: string | null, after: string | null): boolean {
  return isDifferent(before, after) && lineCount(after!) > 2 * FOLD.margin + FOLD.minSize;
}

function reading({ label, trans }: TextViewOptions): Extension {
  return [
    jupyterTheme,
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label }),
    EditorState.phrases.of({ '$ unchanged lines': trans.__('$ unchanged lines') })
  ];
}

function differences({ before, after, isFolded }: TextViewOptions): Extension {
  return isDifferent(before, after)
    ? unifiedMergeView({
        original: cut(before!),
        mergeControls: false,
        diffConfig: DIFF,
        ...(isFolded ? { collapseUnchanged: FOLD } : {})
      })
    : [];
}

function isDifferent(before: string | null, after: string | null): boolean {
  return before !== null && after !== null && before !== after;
}

function cut(text: string): string {
  return text.slice(0, LONGEST_SHOWN);
}

function lineCount(text: string): number {
  return text.split('\n', 100).length;
}
