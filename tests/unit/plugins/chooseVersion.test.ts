import { RejectedError } from '../../../src/model/errors';
import { readSettings } from '../../../src/model/settings';
import { placeOfKey } from '../../../src/plugins/commands/chooseVersion';
import type { IBookstore } from '../../../src/tokens';

const HERE = { bucket: 'b', key: 'ada/workspace/x', target: null };

/** A bucket where each user has one folder, with all of theirs in it. */
const bookstore = {
  settings: readSettings({ publishedPrefix: '{user}/published', scheduledPrefix: 'runs/{user}' }),
  pathOf: () => null,
  locate: () => HERE
} as unknown as IBookstore;

test.each(['bob/published/a.ipynb', 'runs/bob/a.ipynb', 'runs/a.ipynb'])(
  '%s lies under a prefix',
  key => expect(placeOfKey(bookstore, key)).toEqual({ ...HERE, key, path: null })
);

test.each([
  'bob/drafts/a.ipynb',
  'published/a.ipynb',
  'bob/published/../a.ipynb',
  'running/a.ipynb'
])('%s lies under none, or could lead out of it', key =>
  expect(() => placeOfKey(bookstore, key)).toThrow(RejectedError)
);
