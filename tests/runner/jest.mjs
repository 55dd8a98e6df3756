import { nodeScript } from './nodeScript.mjs';
import { report } from './report.mjs';

/** Run the Jest tests in one folder of `tests`. */
export function jest(name) {
  return report({
    name,
    command: file => [
      ...nodeScript('jest/bin/jest'),
      // The simulation is a suite of its own, and a unit test to Jest.
      `--selectProjects=${name === 'contract' ? 'contract' : 'unit'}`,
      `--testPathPattern=tests/${name}/`,
      '--json',
      `--outputFile=${file}`
    ],
    read: text => read(JSON.parse(text))
  });
}

function read({ testResults }) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const of = (...states) => tests.filter(({ status }) => states.includes(status));
  // A file that does not even load has no assertion to its name.
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some(each => each.status === 'failed')
  );
  return {
    passed: of('passed').length,
    failed: of('failed').length + broken.length,
    skipped: of('pending', 'skipped', 'todo', 'disabled').map(
      ({ fullName, status }) => `${fullName} (${status})`
    )
  };
}
