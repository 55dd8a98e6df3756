import { venvProgram } from '../../demo/python.mjs';
import { report } from './report.mjs';

/** Run the Python tests in one folder of `tests`. */
export function pytest(name) {
  return report({
    name,
    command: file => [
      venvProgram('python'),
      ...['-m', 'pytest', `tests/${name}`, '-q', '-p', 'no:cacheprovider'],
      `--junitxml=${file}`
    ],
    read
  });
}

/** @param xml - A JUnit report; its `tests` counts the others too. */
function read(xml) {
  const [suite] = /<testsuite .*?>/s.exec(xml);
  const count = name => Number(new RegExp(` ${name}="(\\d+)"`).exec(suite)[1]);
  const failed = count('failures') + count('errors');
  return {
    passed: count('tests') - failed - count('skipped'),
    failed,
    skipped: [...xml.matchAll(/<skipped [^>]*message="([^"]*)"/g)].map(([, reason]) => reason)
  };
}
