import { Button } from '@jupyterlab/ui-components';
import type { JSX } from 'react';
import type { PanelNote } from './panelNote';

type NoteBoxProps = { note: PanelNote; act: () => void };

/** One sentence, one button. */
export function NoteBox({ note, act }: NoteBoxProps): JSX.Element {
  return (
    <div className="jp-Bookstore-historyNote">
      <p>{note.sentence}</p>
      <Button className="jp-mod-styled jp-mod-accept" onClick={act}>
        {note.label}
      </Button>
    </div>
  );
}
