import { createHash } from 'node:crypto';

/**
 * A notebook's text of about `sizeBytes`, the same for the same `seed`.
 *
 * Most of it is one cell's output, as in notebooks of that size.
 */
export function notebook({ sizeBytes = 1000, seed = 'a' } = {}): string {
  const empty = text(seed, '');
  return text(seed, filling(seed, Math.max(0, sizeBytes - empty.length)));
}

/** Lines that compress badly, as pictures do. */
function filling(seed: string, length: number): string {
  let state = createHash('sha512').update(seed).digest();
  const parts: string[] = [];
  for (let filled = 0; filled < length; filled += parts.at(-1)!.length) {
    state = createHash('sha512').update(state).digest();
    parts.push(state.toString('base64'));
  }
  return parts.join('').slice(0, length);
}

function text(seed: string, output: string): string {
  const content = {
    cells: [
      {
        cell_type: 'code',
        execution_count: 1,
        id: 'first',
        metadata: {},
        outputs: [{ name: 'stdout', output_type: 'stream', text: [output] }],
        source: [seed]
      }
    ],
    metadata: {
      kernelspec: {
        display_name: 'Python 3 (ipykernel)',
        language: 'python',
        name: 'python3'
      }
    },
    nbformat: 4,
    nbformat_minor: 5
  };
  return `${JSON.stringify(content, null, 1)}\n`;
}
