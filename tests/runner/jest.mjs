import { nodeScript } from './nodeScript.mjs';
import { report } from './report.mjs';

/** The simulation is a suite of its own, and a unit test to Jest; versitygw is tried with the contract. */
const PLACES = {
  simulation: { project: 'unit', folder: 'simulation' },
  versitygw: { project: 'versitygw', folder: 'contract' }
};

/** Run the Jest tests in one folder of `tests`. */
export function jest(name) {
  const { project, folder } = PLACES[name] ?? { project: name, folder: name };
  return report({
    name,
    command: file => [
      ...nodeScript('jest/bin/jest'),
      `--selectProjects=${project}`,
      `--testPathPattern=tests/${folder}/`,
      // A busy disk takes its time.
      '--testTimeout=30000',
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
