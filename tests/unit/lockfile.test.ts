import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Package = {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  integrity?: string;
  link?: boolean;
};

const read = (name: string) => JSON.parse(readFileSync(join(__dirname, '../..', name), 'utf8'));
const own = read('package.json') as Package;
const lock = read('package-lock.json') as { packages: Record<string, Package> };

test('the lockfile is of this package.json', () => {
  const { dependencies, devDependencies } = lock.packages['']!;
  expect(dependencies).toEqual(own.dependencies);
  expect(devDependencies).toEqual(own.devDependencies);
});

test('the lockfile has every package that is named, and the checksum of each', () => {
  const named = Object.keys({ ...own.dependencies, ...own.devDependencies });
  expect(named.filter(name => !lock.packages[`node_modules/${name}`])).toEqual([]);
  const unproved = Object.entries(lock.packages).filter(
    ([path, { integrity, link }]) => path !== '' && !integrity && !link
  );
  expect(unproved.map(([path]) => path)).toEqual([]);
});
