import { isObject } from './isObject';

/** A notebook of format 4 as far as it must be known to be shown. */
export type ViewableNotebook = {
  nbformat: 4;
  nbformat_minor: number;
  metadata: Record<string, unknown>;
  cells: ViewableCell[];
};

export type ViewableCell = {
  cell_type: 'code' | 'markdown' | 'raw';
  source: string;
  metadata: Record<string, unknown>;
  [field: string]: unknown;
};

/** Why a file cannot be shown as a notebook. */
export type NotViewable = 'no-json' | 'no-notebook' | 'other-format';

const CELL_TYPES = ['code', 'markdown', 'raw'];

/** A notebook's text as Lab's notebook may show it: harmless, and nothing can be typed. */
export function viewableNotebook(text: string): ViewableNotebook | NotViewable {
  const notebook = harmlessNotebook(text);
  return typeof notebook === 'string'
    ? notebook
    : { ...notebook, cells: notebook.cells.map(lockedCell) };
}

/**
 * A notebook's text with nobody's code trusted. What a bucket gives is anybody's; only what is
 * known to be harmless in shape passes.
 */
export function harmlessNotebook(text: string): ViewableNotebook | NotViewable {
  const raw = parse(text);
  if (raw === undefined) {
    return 'no-json';
  }
  if (!isObject(raw) || typeof raw.nbformat !== 'number') {
    return 'no-notebook';
  }
  if (raw.nbformat !== 4) {
    return 'other-format';
  }
  if (!Array.isArray(raw.cells) || !raw.cells.every(isCell)) {
    return 'no-notebook';
  }
  // Lab would ask a question about `orig_nbformat`.
  const { orig_nbformat: _, ...metadata } = isObject(raw.metadata) ? raw.metadata : {};
  return {
    nbformat: 4,
    nbformat_minor: typeof raw.nbformat_minor === 'number' ? raw.nbformat_minor : 0,
    metadata,
    cells: raw.cells.map(harmlessCell)
  };
}

function lockedCell(cell: ViewableCell): ViewableCell {
  return { ...cell, metadata: { ...cell.metadata, editable: false, deletable: false } };
}

function harmlessCell(cell: RawCell): ViewableCell {
  const { trusted: _, ...metadata } = isObject(cell.metadata) ? cell.metadata : {};
  const shown: ViewableCell = {
    ...cell,
    source: joined(cell.source),
    metadata
  };
  if (cell.cell_type === 'code') {
    shown.outputs = Array.isArray(cell.outputs)
      ? cell.outputs.filter(isOutput).map(viewableOutput)
      : [];
    shown.execution_count = typeof cell.execution_count === 'number' ? cell.execution_count : null;
  }
  return shown;
}

function viewableOutput(output: Record<string, unknown>): Record<string, unknown> {
  const shown = { ...output };
  if (isObject(output.metadata)) {
    const { trusted: _, ...metadata } = output.metadata;
    shown.metadata = metadata;
  }
  if (isText(output.text)) {
    shown.text = joined(output.text);
  }
  if (isObject(output.data)) {
    const data = Object.entries(output.data).map(([type, value]) =>
      isText(value) && !/[/+]json$/.test(type) ? [type, joined(value)] : [type, value]
    );
    shown.data = Object.fromEntries(data);
  }
  return shown;
}

/** Metadata that a deep merge would write into every object is left out. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value));
  } catch {
    return undefined;
  }
}

type RawCell = Record<string, unknown> & {
  cell_type: ViewableCell['cell_type'];
  source: string | string[];
};

function isCell(cell: unknown): cell is RawCell {
  return isObject(cell) && CELL_TYPES.includes(cell.cell_type as string) && isText(cell.source);
}

function isOutput(output: unknown): output is Record<string, unknown> {
  return isObject(output) && typeof output.output_type === 'string';
}

function isText(value: unknown): value is string | string[] {
  const isLine = (line: unknown) => typeof line === 'string';
  return isLine(value) || (Array.isArray(value) && value.every(isLine));
}

function joined(text: string | string[]): string {
  return typeof text === 'string' ? text : text.join('');
}
