import type { Row, VersionRow } from './row';
import { metadataOf } from './versionRows';

/** Fewer take no less room folded. */
const FEWEST = 3;

/**
 * Runs of autosaves of one day become one line, those that are open with their versions below.
 * The newest version is never hidden, nor one that somebody may look for: named, pinned, late or
 * unproved.
 */
export function foldAutosaves(rows: Row[], opened: ReadonlySet<string>): Row[] {
  const newest = rows.findIndex(({ kind }) => kind === 'version');
  const folded: Row[] = [];
  let run: VersionRow[] = [];
  const close = () => {
    foldOf(run, opened).forEach(row => folded.push(row));
    run = [];
  };
  rows.forEach((row, index) => {
    if (row.kind === 'version' && index > newest && isQuiet(row)) {
      run.push(row);
    } else {
      close();
      folded.push(row);
    }
  });
  close();
  return folded;
}

function foldOf(run: VersionRow[], opened: ReadonlySet<string>): Row[] {
  const oldest = run.at(-1);
  if (!oldest || run.length < FEWEST) {
    return run;
  }
  const isOpen = run.some(({ id }) => opened.has(id));
  const fold: Row = { kind: 'fold', id: `fold ${oldest.id}`, rows: run, isOpen };
  return isOpen ? [fold, ...run.map(row => ({ ...row, isFolded: true }))] : [fold];
}

function isQuiet(row: VersionRow): boolean {
  const metadata = metadataOf(row);
  return (
    row.version.kind === 'object' &&
    // Nobody asks again for what is out of sight.
    row.tags !== undefined &&
    !row.tags?.name &&
    !row.tags?.pinned &&
    metadata?.how === 'auto' &&
    !metadata.late &&
    metadata.exact !== false
  );
}
