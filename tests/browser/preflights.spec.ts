import { expect, keyOf, notebook, saveTimes, settled, test } from './harness';

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

test('asks once whether it may list versions, however often they are shown', async ({
  lab,
  labPage,
  wire
}) => {
  const path = 'listed.ipynb';
  const lists = (method: string) =>
    wire.requests.filter(request => request.method === method && request.query.has('versions'));
  lab.write(path, notebook());
  await labPage.open(path);
  await labPage.execute('bookstore:show-history');
  for (let save = 0; save < 3; save++) {
    const before = lists('GET').length;
    await saveTimes(labPage, path, 1);
    await settled(labPage);
    await expect.poll(() => lists('GET').length).toBeGreaterThan(before);
  }
  const addresses = lists('OPTIONS').map(({ query }) => `${query}`);
  expect(addresses).not.toEqual([]);
  expect(addresses).toEqual([...new Set(addresses)]);
  expect(lists('GET').length).toBeGreaterThan(addresses.length);
});
