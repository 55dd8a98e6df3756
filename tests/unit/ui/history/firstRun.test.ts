import { SetupState } from '../../../../src/archive/setup/setupState';
import type { Source } from '../../../../src/archive/targetSelector';
import type { Status } from '../../../../src/archive/status';
import { readSettings } from '../../../../src/model/settings';
import type { CheckResult } from '../../../../src/model/setupCheck';
import { FirstRun, type NoteStorage } from '../../../../src/ui/history/firstRun';

const LOCAL: Status = { kind: 'local', waiting: 0 };
const ARCHIVED: Status = { kind: 'archived', waiting: 0 };
const PASSED: CheckResult[] = [{ id: 'version-id', status: 'pass', reason: '', fix: '' }];

/** A browser that keeps notes, and settings in it that may change. */
class Browser {
  setUp(bucket: string, by: Source): void {
    this.settings = readSettings({ bucket });
    this.setup.use(this.settings, by);
  }

  open(storage: NoteStorage | null = this.storage): FirstRun {
    return new FirstRun(this, storage, 'steps', () => undefined);
  }

  settings = readSettings({});
  readonly setup = new SetupState(() => undefined);
  private readonly notes = new Map<string, string>();
  private readonly storage: NoteStorage = {
    getItem: name => this.notes.get(name) ?? null,
    setItem: (name, value) => void this.notes.set(name, value)
  };
}

function looked(run: FirstRun, status: Status) {
  run.look({ status, failure: null });
  return run.shown?.map(({ state }) => state) ?? null;
}

test('the steps stay from the first look without a bucket until the check passes', () => {
  const browser = new Browser();
  expect(looked(browser.open(), LOCAL)).toEqual(['open', 'open', 'open']);
  browser.setUp('notebooks', 'user');
  const run = browser.open();
  expect(looked(run, ARCHIVED)).toEqual(['done', 'done', 'open']);
  browser.setup.beginCheck()(PASSED);
  expect(looked(run, ARCHIVED)).toBeNull();
  browser.setUp('', 'user');
  expect(looked(browser.open(), LOCAL)).toBeNull();
});

test('there are none for whom an administrator or another browser set a bucket', () => {
  const browser = new Browser();
  browser.setUp('notebooks', 'user');
  expect(looked(browser.open(), ARCHIVED)).toBeNull();
  browser.setUp('', 'administrator');
  expect(looked(browser.open(), LOCAL)).not.toBeNull();
  browser.setUp('notebooks', 'administrator');
  expect(looked(browser.open(), ARCHIVED)).toBeNull();
});

test('they are put off for good, and come back when they are asked for', () => {
  const browser = new Browser();
  const run = browser.open();
  looked(run, LOCAL);
  run.close();
  expect(looked(run, LOCAL)).toBeNull();
  expect(looked(browser.open(), LOCAL)).toBeNull();
  browser.setUp('notebooks', 'administrator');
  browser.setup.beginCheck()(PASSED);
  run.ask({ status: ARCHIVED, failure: null });
  expect(run.shown?.map(({ state }) => state)).toEqual(['done', 'done', 'open']);
  expect([run.takeFocus(), run.takeFocus()]).toEqual([true, false]);
  browser.setup.beginCheck()(PASSED);
  expect(looked(run, ARCHIVED)).toBeNull();
});

test('what a check found of other settings says nothing of these', () => {
  const browser = new Browser();
  looked(browser.open(), LOCAL);
  browser.setUp('one', 'user');
  const note = browser.setup.beginCheck();
  browser.setUp('two', 'user');
  note(PASSED);
  expect(browser.setup.lastCheck).toBeNull();
  browser.setup.beginCheck()(PASSED);
  browser.setUp('three', 'user');
  expect(browser.setup.lastCheck).toBeNull();
});

test('a browser that keeps no notes, and archiving that is off, are borne', () => {
  const browser = new Browser();
  const blocked: NoteStorage = {
    getItem: () => {
      throw new DOMException('Blocked', 'SecurityError');
    },
    setItem: () => {
      throw new DOMException('Full', 'QuotaExceededError');
    }
  };
  for (const storage of [blocked, null]) {
    const run = browser.open(storage);
    expect(looked(run, { kind: 'off', waiting: 0 })).toBeNull();
    expect(looked(run, LOCAL)).not.toBeNull();
    run.close();
    expect(looked(run, LOCAL)).toBeNull();
  }
});
