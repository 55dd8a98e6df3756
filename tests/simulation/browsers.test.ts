/** @jest-environment ./tests/simulation/environment.js */
import { runScenarios } from './runScenario';

runScenarios([
  'several browsers, one offline for a while',
  'collaborators, lost replies and crashes',
  'foreign writes and delete markers'
]);
