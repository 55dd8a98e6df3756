import type { ComparedCell } from './cellDiff';
import { harmlessNotebook, type NotViewable, type ViewableCell } from './viewableNotebook';

/** A notebook as far as it is compared. */
export type ComparedNotebook = {
  cells: ComparedCell[];
  /** The same cells as they can be put into a notebook: nobody trusts them. */
  whole: ViewableCell[];
  /** Format and metadata of the notebook itself, as text. */
  metadata: string;
  /** What its code is written in, as far as it says; empty for unknown. */
  language: string;
};

/** A notebook's text as it is compared, whatever the order of its fields and lines. */
export function comparedNotebook(text: string): ComparedNotebook | NotViewable {
  const notebook = harmlessNotebook(text);
  if (typeof notebook === 'string') {
    return notebook;
  }
  const { cells, ...rest } = notebook;
  return {
    cells: cells.map(comparedCell),
    whole: cells,
    metadata: canonicalJson(rest),
    language: languageOf(rest.metadata)
  };
}

/** JSON with the fields of objects in one order, so that equal values give equal texts. */
export function canonicalJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, inOrder, indent) ?? '';
}

/** What a cell's run left behind; `null` for nothing. */
export function outputsOf({ cell_type, outputs, execution_count }: ViewableCell): object | null {
  const isRun = cell_type === 'code' && ((outputs as unknown[]).length > 0 || execution_count);
  return isRun ? { execution_count, outputs } : null;
}

/** A cell's metadata, with the fields beside it that are neither source nor outputs. */
export function metadataOf(cell: ViewableCell): object {
  const { id: _, cell_type, source, outputs, execution_count, metadata, ...others } = cell;
  return Object.keys(others).length > 0 ? { ...others, metadata } : metadata;
}

function comparedCell(cell: ViewableCell): ComparedCell {
  const outputs = outputsOf(cell);
  return {
    id: typeof cell.id === 'string' ? cell.id : '',
    type: cell.cell_type,
    source: cell.source,
    outputs: outputs ? canonicalJson(outputs) : '',
    metadata: canonicalJson(metadataOf(cell))
  };
}

function languageOf({ language_info, kernelspec }: Record<string, unknown>): string {
  const named = [
    (language_info as { name?: unknown } | undefined)?.name,
    (kernelspec as { language?: unknown } | undefined)?.language
  ];
  return String(named.find(name => typeof name === 'string') ?? '');
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
