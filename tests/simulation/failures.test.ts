/** @jest-environment ./tests/simulation/environment.js */
import { runScenarios } from './runScenario';

runScenarios([
  'silent resends, some of unchanged bytes',
  'crashes at any moment',
  'refused, for a while',
  'saves that two tabs see'
]);
