/** The shape of a notebook: enough to tell what changed since another one, in little room. */
export type Outline = {
  /** Name of the kernel; empty if the notebook names none. */
  kernel: string;
  cells: CellOutline[];
};

/** `id` is empty before nbformat 4.5; the other two are short hashes. */
export type CellOutline = [id: string, source: string, outputs: string];

/** What changed from one outline to the next. */
export type OutlineChange = {
  delta: [added: number, changed: number, removed: number];
  /** No cell changed but for what its run put out. */
  outputsOnly: boolean;
};

/** The outline of a notebook's text, or `null` if it is no notebook. */
export function outlineOf(text: string): Outline | null {
  try {
    const { cells, metadata } = JSON.parse(text) as RawNotebook;
    return {
      kernel: String(metadata?.kernelspec?.name ?? ''),
      cells: cells.map(({ id, cell_type, source, outputs }) => [
        String(id ?? ''),
        // One text, or its lines: Jupyter writes lines, others do not.
        shortHash([cell_type, Array.isArray(source) ? source.join('') : source], Infinity),
        outputs?.length ? shortHash(outputs, SAMPLED_LENGTH) : ''
      ])
    };
  } catch {
    // Broken JSON or something else: it is archived as it is, without an outline.
    return null;
  }
}

/** Cells are matched by id; those without one, or with a new one, by content. */
export function compareOutlines(before: Outline, after: Outline): OutlineChange {
  const old = new Map(before.cells.map((cell, index) => [cell[0] || `#${index}`, cell]));
  let changed = 0;
  const fresh: CellOutline[] = [];
  for (const cell of after.cells) {
    const match = cell[0] ? old.get(cell[0]) : undefined;
    if (match) {
      old.delete(cell[0]);
      changed += match[1] === cell[1] ? 0 : 1;
    } else {
      fresh.push(cell);
    }
  }
  const { added, removed } = matchByContent([...old.values()], fresh);
  // Without ids nobody can tell a changed cell from one removed and one added in its place.
  const replaced = fresh.some(([id]) => !id) ? Math.min(added, removed) : 0;
  const delta: OutlineChange['delta'] = [added - replaced, changed + replaced, removed - replaced];
  return {
    delta,
    outputsOnly:
      delta.every(count => count === 0) && outputsOf(before).join() !== outputsOf(after).join()
  };
}

function matchByContent(old: CellOutline[], fresh: CellOutline[]) {
  const left = new Map<string, number>();
  for (const [, source] of old) {
    left.set(source, (left.get(source) ?? 0) + 1);
  }
  let same = 0;
  for (const [, source] of fresh) {
    const count = left.get(source) ?? 0;
    if (count > 0) {
      left.set(source, count - 1);
      same += 1;
    }
  }
  return { added: fresh.length - same, removed: old.length - same };
}

function outputsOf({ cells }: Outline): string[] {
  return cells.map(([, , outputs]) => outputs);
}

/** Outputs longer than this are sampled: two pictures of one length differ all over. */
const SAMPLED_LENGTH = 4096;

/** Two hashes of 32 bits like FNV-1a: plenty to tell a cell from its own earlier self. */
function shortHash(value: unknown, sampledLength: number): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  const mix = (code: number) => {
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x5bd1e995);
  };
  const take = (part: unknown): void => {
    if (typeof part === 'object' && part !== null) {
      mix(Array.isArray(part) ? 1 : 2);
      for (const [key, child] of Object.entries(part)) {
        take(key);
        take(child);
      }
      return mix(3);
    }
    const text = String(part);
    const step = Math.max(1, Math.floor(text.length / sampledLength));
    mix(text.length);
    for (let i = 0; i < text.length; i += step) {
      mix(text.charCodeAt(i));
    }
  };
  take(value);
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}

type RawNotebook = {
  cells: { id?: string; cell_type: string; source: unknown; outputs?: unknown[] }[];
  metadata?: { kernelspec?: { name?: string } };
};
