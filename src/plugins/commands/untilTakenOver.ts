import type { Context } from '../../ui/openContexts';

/** Rooms look at their files each second, unless they are told otherwise; in milliseconds. */
const LONGEST_MS = 15_000;

/**
 * Wait until a document that several people edit shows what was written to its file, or for so
 * long that its room must be one that looks only when it saves.
 * @param text - What was written.
 */
export async function untilTakenOver(context: Context, text: string): Promise<void> {
  const { model } = context;
  const wanted = wordsOf(text);
  let tell: () => void = () => undefined;
  const onChange = () => {
    if (wordsOf(model.toString()) === wanted) {
      tell();
    }
  };
  model.contentChanged.connect(onChange);
  try {
    await new Promise<void>(resolve => {
      tell = resolve;
      setTimeout(resolve, LONGEST_MS);
      context.disposed.connect(() => resolve());
      onChange();
    });
  } finally {
    model.contentChanged.disconnect(onChange);
  }
}

/** What a person reads in a document, however it is written down. */
function wordsOf(text: string): string {
  try {
    const { cells } = JSON.parse(text) as { cells: Cell[] };
    return JSON.stringify(
      cells.map(({ cell_type, source }) => [cell_type, [source].flat().join('')])
    );
  } catch {
    return text.replaceAll('\r\n', '\n');
  }
}

type Cell = { cell_type: string; source: string | string[] };
