import { expect, keyOf, notebook, settled, test } from './harness';

test('asks once for each kind of write whether it may', async ({ bucket, labPage, wire }) => {
  const path = 'often.ipynb';
  for (const seed of ['a', 'b', 'c', 'd', 'e']) {
    await labPage.saveContents(path, notebook({ seed }));
    await settled(labPage);
  }
  const asked = wire.requests.filter(
    request => request.method === 'OPTIONS' && request.path.endsWith(keyOf(path))
  );
  const conditions = asked.map(
    ({ headers }) =>
      /if-[a-z-]*match/.exec(headers['access-control-request-headers'] as string)?.[0]
  );
  expect(conditions).toEqual(['if-none-match', 'if-match']);
  expect(await bucket.count(keyOf(path))).toBe(5);
});
