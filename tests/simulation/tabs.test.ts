/** @jest-environment ./tests/simulation/environment.js */
import { runScenarios } from './runScenario';

runScenarios([
  'one tab, rapid saves',
  'several tabs, the same and different keys',
  'intents that stay open',
  'lost locks'
]);
