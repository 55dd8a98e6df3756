import type { Status } from '../../../../src/archive/status';
import { panelNote, type NoteFacts } from '../../../../src/ui/history/panelNote';
import { english } from '../../../fakes/english';

const ARCHIVED: Status = { kind: 'archived', waiting: 0 };
const paused = (name: string, check?: 'versioning' | 'bucket'): Status => ({
  kind: 'paused',
  waiting: 2,
  error: { name, message: 'Told.', ...(check && { check }) }
});

function note(facts: Partial<NoteFacts>) {
  return panelNote({
    status: ARCHIVED,
    selection: 'archived',
    failure: null,
    shown: 1,
    isListed: true,
    limitMb: 500,
    trans: english,
    ...facts
  });
}

it('says nothing while all is well, or nobody knows yet', () => {
  expect(note({})).toBeNull();
  expect(note({ shown: 0, isListed: false })).toBeNull();
});

it.each<[string, string, Partial<NoteFacts>]>([
  ['save', 'No versions yet', { shown: 0 }],
  [
    'settings',
    'last 14 saves are kept in this browser only',
    { status: { kind: 'local', waiting: 14 } }
  ],
  ['settings', 'will be kept in this browser', { status: { kind: 'local', waiting: 0 } }],
  ['resume', 'switched off', { status: { kind: 'off', waiting: 0 } }],
  ['include', 'is left out', { selection: 'left-out' }],
  ['settings', 'left out with others', { selection: 'left-out-with-others' }],
  [
    'retry',
    'cannot be reached. 3 saves wait here.',
    { status: { kind: 'offline', waiting: 3, error: { name: 'TransientError', message: '' } } }
  ],
  [
    'renew',
    'expired or were refused. Your notebooks save as usual. 2 saves wait here.',
    { status: paused('CredentialsError') }
  ],
  ['check', 'keeps no versions', { status: paused('SetupError', 'versioning') }],
  ['check', 'Told. 2 saves', { status: paused('SetupError', 'bucket') }],
  [
    'move',
    'go to another place by now. 2 saves wait here.',
    { status: { ...paused('ForbiddenError'), isStranded: true } as Status }
  ],
  ['retry', 'Told.', { failure: { name: 'ForbiddenError', message: 'Told.' } }]
])('offers to %s when it says “%s”', (action, sentence, facts) => {
  expect(note(facts)).toMatchObject({ action, sentence: expect.stringContaining(sentence) });
});
