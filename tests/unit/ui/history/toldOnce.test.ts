import type { NoteStorage } from '../../../../src/ui/history/firstRun';
import { ToldOnce } from '../../../../src/ui/history/toldOnce';

function storage(): NoteStorage {
  const notes = new Map<string, string>();
  return {
    getItem: name => notes.get(name) ?? null,
    setItem: (name, value) => void notes.set(name, value)
  };
}

test('something is said until it is closed, once in a browser', () => {
  const kept = storage();
  let changes = 0;
  const open = (isCalledFor: boolean) => new ToldOnce(isCalledFor, kept, 'x', () => changes++);
  expect(open(false).isShown).toBe(false);
  const told = open(true);
  expect(told.isShown).toBe(true);
  expect(open(true).isShown).toBe(true);
  told.close();
  expect([told.isShown, open(true).isShown, changes]).toEqual([false, false, 1]);
});

test('a browser that keeps no notes is told again', () => {
  const blocked = () => {
    throw new DOMException('Blocked', 'SecurityError');
  };
  for (const none of [null, { getItem: blocked, setItem: blocked }]) {
    const told = new ToldOnce(true, none, 'x', () => undefined);
    told.close();
    expect(told.isShown).toBe(false);
    expect(new ToldOnce(true, none, 'x', () => undefined).isShown).toBe(true);
  }
});
