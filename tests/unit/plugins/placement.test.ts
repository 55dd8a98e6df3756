import { matcherOf } from '../../../src/model/globMatcher';
import type { MatchGlob } from '../../../src/model/pathFilter';
import { readSettings } from '../../../src/model/settings';
import { Placement } from '../../../src/plugins/placement';

const contents = { driveName: () => '', localPath: (path: string) => path };

/** A placement whose matchers come when they are told to, in any order. */
function slowPlacement() {
  const come: (() => void)[] = [];
  const load = (globs: string[]) =>
    new Promise<MatchGlob>(resolve => come.push(() => resolve(matcherOf(globs))));
  return { placement: new Placement(contents, () => null, load), come };
}

describe('Placement', () => {
  it('keeps to the globs before until what reads the new ones is there', async () => {
    const { placement, come } = slowPlacement();
    placement.use(readSettings({}), null);
    await Promise.resolve();
    come[0]!();
    await placement.known;
    expect(placement.of('drafts/a.ipynb')).toMatchObject({ key: 'workspace/drafts/a.ipynb' });

    placement.use(readSettings({ exclude: ['drafts/**'] }), null);
    const { known } = placement;
    let isKnown = false;
    void known.then(() => (isKnown = true));
    await Promise.resolve();
    expect(isKnown).toBe(false);
    expect(placement.selectionOf('drafts/a.ipynb')).toBe('archived');
    come[1]!();
    await known;
    expect(placement.of('drafts/a.ipynb')).toBeNull();
    expect(placement.selectionOf('a.ipynb')).toBe('archived');
  });

  it('takes settings in the order in which they were set', async () => {
    const { placement, come } = slowPlacement();
    const order: string[] = [];
    placement.use(readSettings({ exclude: ['drafts/**'] }), null);
    void placement.known.then(() => order.push(placement.selectionOf('drafts/a.ipynb')));
    placement.use(readSettings({}), null);
    void placement.known.then(() => order.push(placement.selectionOf('drafts/a.ipynb')));
    await Promise.resolve();
    // Of the second nothing is asked before the first is there.
    expect(come).toHaveLength(1);
    come[0]!();
    while (come.length < 2) {
      await Promise.resolve();
    }
    come[1]!();
    await placement.known;
    expect(order).toEqual(['left-out-with-others', 'archived']);
  });
});
