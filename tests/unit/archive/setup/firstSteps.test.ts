import { firstSteps, type FirstStepsFacts } from '../../../../src/archive/setup/firstSteps';
import type { Status } from '../../../../src/archive/status';
import type { ErrorDescription } from '../../../../src/model/errors';
import type { CheckResult } from '../../../../src/model/setupCheck';

const ARCHIVED: Status = { kind: 'archived', waiting: 0 };
const PASSED: CheckResult[] = [{ id: 'version-id', status: 'pass', reason: '', fix: '' }];

function states(facts: Partial<FirstStepsFacts>, provider: 'prompt' | 'endpoint' = 'prompt') {
  const settings = { bucket: 'notebooks', credentials: { provider } };
  const given = { settings, status: ARCHIVED, problem: null, lastCheck: null, ...facts };
  return firstSteps(given).map(({ state }) => state);
}

function paused(error: ErrorDescription): Partial<FirstStepsFacts> {
  return { status: { kind: 'paused', waiting: 0, error }, problem: error };
}

test('all is to be done without a bucket, but for keys that come by themselves', () => {
  const settings = (provider: 'prompt' | 'endpoint') => ({ bucket: '', credentials: { provider } });
  const status: Status = { kind: 'local', waiting: 1 };
  expect(states({ settings: settings('prompt'), status })).toEqual(['open', 'open', 'open']);
  expect(states({ settings: settings('endpoint'), status })).toEqual(['open', 'done', 'open']);
});

test('keys that nobody entered are to be entered; those that are refused failed', () => {
  const missing = { name: 'CredentialsError', message: 'None.', check: 'credentials' } as const;
  expect(states(paused(missing))).toEqual(['done', 'open', 'open']);
  const refused = { name: 'CredentialsError', message: 'Refused.' };
  expect(states(paused(refused))).toEqual(['done', 'failed', 'open']);
  const unnamed = { name: 'SetupError', message: 'No URL.', check: 'credentials' } as const;
  expect(states(paused(unnamed), 'endpoint')).toEqual(['done', 'failed', 'open']);
});

test.each([
  ['bucket', ['failed', 'done', 'open']],
  ['region', ['failed', 'done', 'open']],
  ['endpoint', ['failed', 'done', 'open']],
  ['cors', ['done', 'done', 'failed']],
  ['versioning', ['done', 'done', 'failed']]
] as const)('a problem with the %s is one of its step', (check, expected) => {
  expect(states(paused({ name: 'SetupError', message: 'Wrong.', check }))).toEqual(expected);
});

test('the check is done when versions were seen and nothing failed', () => {
  expect(states({ lastCheck: PASSED })).toEqual(['done', 'done', 'done']);
  const failed: CheckResult = { id: 'copy', status: 'fail', reason: 'Denied.', fix: '' };
  expect(states({ lastCheck: [...PASSED, failed] })).toEqual(['done', 'done', 'failed']);
  const unreached: CheckResult = { id: 'endpoint', status: 'unknown', reason: '', fix: '' };
  expect(states({ lastCheck: [unreached] })).toEqual(['done', 'done', 'open']);
});

test('a step that failed says why', () => {
  const steps = firstSteps({
    settings: { bucket: 'notebooks', credentials: { provider: 'prompt' } },
    ...{ status: ARCHIVED, lastCheck: null },
    problem: { name: 'TransientError', message: 'Nobody answers.' }
  });
  expect(steps[2]).toEqual({ id: 'check', state: 'failed', reason: 'Nobody answers.' });
});
