import { nodeScript } from './nodeScript.mjs';
import { report } from './report.mjs';

/** Run the Playwright tests in one folder of `tests`; all that `options` do not leave out. */
export function playwright(name, ...options) {
  return report({
    name,
    env: file => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: file }),
    command: () => [
      ...nodeScript('@playwright/test/cli'),
      'test',
      `--config=tests/${name}`,
      '--reporter=list,json',
      ...options
    ],
    read: text => read(JSON.parse(text))
  });
}

function read({ suites, errors, stats }) {
  const skipped = suites.flatMap(testsIn).filter(isSkipped);
  return {
    passed: stats.expected,
    // One that passes only now and then is broken.
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: skipped.map(({ title, reason }) => `${title} (${reason})`)
  };
}

function testsIn({ suites = [], specs = [] }) {
  const own = specs.flatMap(({ title, tests }) =>
    tests.map(({ status, annotations }) => ({
      title,
      status,
      reason: annotations.find(({ type }) => type === 'skip')?.description
    }))
  );
  return [...own, ...suites.flatMap(testsIn)];
}

function isSkipped({ status }) {
  return status === 'skipped';
}
