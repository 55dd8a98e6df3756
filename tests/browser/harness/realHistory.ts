import { createHash } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';

type Cell = {
  cell_type: 'code' | 'markdown' | 'raw';
  id?: string;
  metadata: object;
  source: string;
  execution_count?: number | null;
  outputs?: object[];
  attachments?: object;
};

export type Notebook = { cells: Cell[]; metadata: object; nbformat: 4; nbformat_minor: number };

/** What a person does to a notebook between two saves; called over and over, by turns. */
const STEPS: ((work: Work) => void)[] = [
  work => work.run('plot(data)', picture(work.turn)),
  work => work.run('frame.head()', table(work.turn)),
  work => work.run('fit(data)', numbers(work.turn)),
  work => work.edit(0, `# Rabbits, take ${work.turn}\r\nWindows line ends\r\nstay.\r\n`),
  work => work.run('print("line\u2028separator", "\u2029", "\ud83d\udcd3")', stream(work.turn)),
  work => work.note('![tiny](attachment:dot.png) caf\u00e9 / cafe\u0301, 日本語', picture(0)),
  work => work.run('1 / 0', failure()),
  work => work.run('widget', widget(work.turn)),
  work => work.swap(),
  work => work.clear(),
  work => work.edit(1, `x = ${work.turn}  # \ttabs, "quotes", \\ and \u0000 control \u007f\n`),
  work => work.remove()
];

/**
 * The states of one notebook as its author saves it, oldest first.
 * @param minor - Minor version of its format; cells have ids from 5 on.
 */
export function realHistory(minor: 4 | 5, states: number): Notebook[] {
  const work = new Work(minor);
  const taken: Notebook[] = [];
  for (work.turn = 0; work.turn < states; work.turn++) {
    STEPS[work.turn % STEPS.length]!(work);
    taken.push(structuredClone(work.notebook));
  }
  return taken;
}

class Work {
  turn = 0;
  readonly notebook: Notebook;
  private ran = 0;
  private made = 0;

  constructor(minor: number) {
    this.notebook = {
      cells: [],
      metadata: {
        kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
        language_info: { name: 'python', version: '3.11.2' },
        author: 'Zoë',
        threshold: 1e-7
      },
      nbformat: 4,
      nbformat_minor: minor
    };
    this.note('The beginning', picture(1));
    this.add({ cell_type: 'raw', metadata: { format: 'text/html' }, source: '<b>raw</b>' });
  }

  run(source: string, ...outputs: object[]): void {
    this.ran += 1;
    const execution_count = this.ran;
    this.add({
      cell_type: 'code',
      metadata: { tags: [`run-${execution_count}`] },
      source,
      execution_count,
      outputs: outputs.map(output =>
        'execution_count' in output ? { ...output, execution_count } : output
      )
    });
  }

  note(source: string, { data }: ReturnType<typeof picture>): void {
    const attachments = { 'dot.png': { 'image/png': data['image/png'] } };
    this.add({ cell_type: 'markdown', metadata: {}, source, attachments });
  }

  edit(index: number, source: string): void {
    this.notebook.cells[index]!.source = source;
  }

  swap(): void {
    const { cells } = this.notebook;
    cells.push(cells.shift()!);
  }

  /** Clear what the newest run put out. */
  clear(): void {
    const last = this.notebook.cells.findLast(cell => cell.outputs?.length);
    last!.outputs = [];
    last!.execution_count = null;
  }

  remove(): void {
    this.notebook.cells.splice(2, 1);
  }

  private add(cell: Cell): void {
    this.made += 1;
    const id = this.notebook.nbformat_minor >= 5 ? { id: `cell-${this.made}` } : {};
    this.notebook.cells.push({ ...cell, ...id });
  }
}

/** A plot, whose PNG grows from turn to turn and compresses badly. */
function picture(turn: number) {
  const png = noisyPng(60 + turn * 2, turn).toString('base64');
  return {
    output_type: 'display_data',
    metadata: { 'image/png': { height: 60 + turn } },
    data: { 'image/png': `${png}\n`, 'text/plain': '<Figure size 640x480 with 1 Axes>' }
  };
}

function table(turn: number): object {
  const rows = Array.from(
    { length: 20 },
    (_, row) => `<tr><th>${row}</th><td>${row * turn}</td></tr>`
  );
  return {
    output_type: 'execute_result',
    execution_count: 0,
    metadata: {},
    data: {
      'text/html': `<style scoped>th { color: red }</style><table>\n${rows.join('\n')}\n</table>`,
      'text/plain': `   a  b\n0  ${turn}  é`,
      'text/latex': '$\\frac{1}{2}$'
    }
  };
}

/** Numbers that Python and JavaScript write in different ways. */
function numbers(turn: number): object {
  const value = [1e-7, 5e-324, 1e21, 1e16, 123456789012345680000, 0.1 + 0.2, -0, 1.5e300, turn];
  return {
    output_type: 'execute_result',
    execution_count: 0,
    metadata: {},
    data: {
      'application/json': { value, nested: { tiny: 1.25e-9, empty: {}, none: null } },
      'text/plain': 'Fit(…)'
    }
  };
}

function stream(turn: number): object {
  const text = `epoch ${turn}: 10%\r 50%\r100%\nline\u2028separator \u2029 \ud83d\udcd3\n`;
  return { output_type: 'stream', name: 'stdout', text };
}

function failure(): object {
  return {
    output_type: 'error',
    ename: 'ZeroDivisionError',
    evalue: 'division by zero',
    traceback: ['\u001b[0;31mZeroDivisionError\u001b[0m: division by zero']
  };
}

function widget(turn: number): object {
  const view = { version_major: 2, version_minor: 0, model_id: `model-${turn}` };
  return {
    output_type: 'display_data',
    metadata: {},
    data: { 'application/vnd.jupyter.widget-view+json': view, 'image/svg+xml': '<svg/>' }
  };
}

/** A square gray picture of noise. @see https://www.w3.org/TR/png-3/ */
function noisyPng(side: number, seed: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.writeUInt8(8, 8);
  const lines = Array.from({ length: side }, (_, line) =>
    Buffer.concat([Buffer.from([0]), noise(`${seed}/${line}`, side)])
  );
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0))
  ]);
}

function noise(seed: string, length: number): Buffer {
  const hash = createHash('shake256', { outputLength: length });
  return hash.update(seed).digest();
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** The checksum of PNG is that of gzip, which stands before the length at its end. */
function crc32(data: Buffer): number {
  const packed = gzipSync(data, { level: 0 });
  return packed.readUInt32LE(packed.length - 8);
}
