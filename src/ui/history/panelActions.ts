import type { NoteAction } from './panelNote';
import type { VersionRow } from './row';

/** What the panel asks others to do. */
export type PanelActions = {
  /** Open a version, if anybody can. */
  open(row: VersionRow): void;
  /** Ask what to call a version. */
  name(row: VersionRow): void;
  /** Show what differs between two versions, if anybody can. */
  compare(one: VersionRow, other: VersionRow): void;
  /** Offer what can be done with a version, at a place on the screen. */
  openMenu(row: VersionRow | null, x: number, y: number): void;
  /** Back to the document. */
  focusDocument(): void;
  act(action: NoteAction): void;
};
