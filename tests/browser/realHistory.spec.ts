import { type Notebook, realHistory } from './harness/realHistory';
import { expect, type LabPage, settled, test, USER } from './harness';

const STATES_EACH = 30;

const PATHS = { 4: 'before ids.ipynb', 5: 'with ids.ipynb' } as const;

/** Put a state into an open notebook and save it, as its author would. */
function saveState(labPage: LabPage, path: string, state: Notebook): Promise<void> {
  return labPage.app(
    async (app, { path, state }) => {
      const widgets: any[] = [...app.shell.widgets('main')];
      const { context } = widgets.find(widget => widget.context?.path === path);
      context.model.fromJSON(state);
      await context.save();
    },
    { path, state }
  );
}

test('every state of real notebooks is a version, byte for byte', async ({
  bucket,
  lab,
  labPage
}) => {
  const histories = { 4: realHistory(4, STATES_EACH), 5: realHistory(5, STATES_EACH) };
  for (const minor of [4, 5] as const) {
    lab.write(PATHS[minor], JSON.stringify(histories[minor][0]).replaceAll('\n', '\r\n'));
    await labPage.open(PATHS[minor]);
  }
  const written: string[] = [];
  for (let turn = 0; turn < STATES_EACH; turn++) {
    for (const minor of [4, 5] as const) {
      await saveState(labPage, PATHS[minor], histories[minor][turn]!);
      written.push(lab.read(PATHS[minor]).toString());
    }
  }
  await settled(labPage);

  for (const minor of [4, 5] as const) {
    const witnessed = lab.witness(PATHS[minor]).map(({ sha256 }) => sha256);
    const versions = await bucket.versionsOf(`workspace/${USER}/${PATHS[minor]}`);
    expect(witnessed).toHaveLength(STATES_EACH);
    expect(versions.map(({ sha256 }) => sha256)).toEqual(witnessed);
    expect(versions.map(({ bookstore }) => bookstore.cells)).toEqual(
      histories[minor].map(({ cells }) => cells.length)
    );
    expect(new Set(versions.map(({ bookstore }) => bookstore.save)).size).toBe(STATES_EACH);
  }
  // What makes it real did reach the disk.
  const everything = written.join('');
  for (const part of [
    'image/png',
    'text/html',
    '5e-324',
    '1e-07',
    '\u2028',
    'line ends\\r\\n',
    '"nbformat_minor": 4',
    '"nbformat_minor": 5'
  ]) {
    expect(everything).toContain(part);
  }
});
