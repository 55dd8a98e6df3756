/** @jest-environment ./tests/simulation/environment.js */
import { runScenarios } from './runScenario';

runScenarios(['everything', 'lost replies']);
