import { checkSetup } from '../../../../src/archive/setup/checkSetup';
import { CredentialsError, ForbiddenError, TransientError } from '../../../../src/model/errors';
import { SETUP_CHECKS, type CheckResult } from '../../../../src/model/setupCheck';
import type { SetupSubject } from '../../../../src/model/setupFixes';
import { MemorySetupProbe } from '../../../fakes/memorySetupProbe';
import { MemoryVersionStore } from '../../../fakes/memoryVersionStore';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const unreachable = new TransientError('The store could not be reached: the network …');

/** A good set-up, to be broken by a test. */
function goodSetup() {
  const store = new MemoryVersionStore(() => NOW);
  const probe = new MemorySetupProbe(store, () => NOW);
  const subject: SetupSubject = {
    target: { endpoint: '', region: 'eu-central-1', bucket: 'b', prefix: 'workspace/ada' },
    publishedPrefix: 'published/ada',
    scheduledPrefix: 'scheduled/ada',
    sharedPrefix: 'published',
    copies: true,
    credentials: { provider: 'endpoint', url: 'https://keys.example.org/?secret=1' },
    origin: 'https://lab.example.org'
  };
  return { store, probe, subject };
}

async function run({ store, probe, subject }: ReturnType<typeof goodSetup>) {
  const told: CheckResult[] = [];
  const results = await checkSetup({ store, probe, subject, now: () => NOW }, each =>
    told.push(each)
  );
  expect(results.map(({ id }) => id)).toEqual(SETUP_CHECKS);
  expect([...new Map(told.map(each => [each.id, each])).values()]).toEqual(
    expect.arrayContaining(results)
  );
  const of = (status: string) => results.filter(each => each.status === status).map(({ id }) => id);
  const fix = (id: string) => results.find(each => each.id === id)!.fix;
  const reason = (id: string) => results.find(each => each.id === id)!.reason;
  return { failed: of('fail'), unknown: of('unknown'), fix, reason };
}

describe('checkSetup', () => {
  it('passes a good set-up, and writes to its own folder only', async () => {
    const setup = goodSetup();
    const { failed, unknown } = await run(setup);

    expect([...failed, ...unknown]).toEqual([]);
    const { objects } = await setup.store.objects('', { deep: true });
    expect(objects.map(({ key }) => key)).toEqual([
      'workspace/ada/.bookstore-check/check.txt',
      'workspace/ada/.bookstore-check/copy.txt'
    ]);
  });

  it('sends nothing from a secure page to a plain address', async () => {
    const setup = goodSetup();
    setup.subject.target.endpoint = 'http://s3.example.org';
    setup.probe.answers = () => Promise.reject(new Error('was asked'));
    const { failed, unknown, fix } = await run(setup);

    expect(failed).toEqual(['endpoint']);
    expect(unknown).toEqual(SETUP_CHECKS.slice(1));
    expect(fix('endpoint')).toContain('https://s3.example.org');
  });

  it('tells a page that is kept out from a store that is down', async () => {
    const out = goodSetup();
    out.probe.look = async () => ({ ...NO_LOOK, failure: unreachable });
    expect((await run(out)).failed).toEqual(['cors']);

    const down = goodSetup();
    down.probe.answers = async () => false;
    expect((await run(down)).failed).toEqual(['endpoint']);
  });

  it('tells a page that may read but not write', async () => {
    const setup = goodSetup();
    setup.probe.put = () => Promise.reject(unreachable);
    const { failed, reason } = await run(setup);

    expect(failed).toEqual(['cors']);
    expect(reason('cors')).toContain('PUT');
  });

  it('names where keys come from, without the secret in its query', async () => {
    const setup = goodSetup();
    setup.probe.keys = () => Promise.reject(new CredentialsError('refused'));
    const { failed, fix } = await run(setup);

    expect(failed).toEqual(['credentials']);
    expect(fix('credentials')).toBe('curl -i https://keys.example.org/');
  });

  it('says that a clock is too far off, also where the store heals it', async () => {
    const setup = goodSetup();
    setup.probe.look = async () => ({ ...LOOK, storeTime: NOW - 20 * 60_000 });
    const { failed, reason } = await run(setup);

    expect(failed).toEqual(['clock']);
    expect(reason('clock')).toContain('20 minutes');
  });

  it('learns from a write what it may not ask', async () => {
    const setup = goodSetup();
    setup.probe.look = async () => ({ ...NO_LOOK, failure: new ForbiddenError('AccessDenied') });
    expect((await run(setup)).failed).toEqual([]);

    setup.probe.put = async () => '';
    const hidden = await run(setup);
    expect(hidden.failed).toContain('version-id');
    expect(hidden.unknown).toContain('versioning');
    expect(hidden.fix('version-id')).toMatch(/put-bucket-versioning[^]*put-bucket-cors/);

    setup.probe.put = async () => 'null';
    expect((await run(setup)).failed).toEqual(['versioning']);
  });

  it('does not take a request that never left for a refusal to destroy', async () => {
    const setup = goodSetup();
    setup.probe.destroy = () => Promise.reject(unreachable);
    expect((await run(setup)).unknown).toEqual(['delete']);

    setup.probe.destroy = async () => undefined;
    expect((await run(setup)).failed).toEqual(['delete']);
  });

  it('copies nothing while publishing and scheduling are off', async () => {
    const setup = goodSetup();
    setup.subject.copies = false;
    setup.probe.copy = () => Promise.reject(new Error('was asked'));
    expect((await run(setup)).failed).toEqual([]);
  });
});

const LOOK = { failure: null, versioning: 'Enabled', storeTime: NOW, region: null };
const NO_LOOK = { ...LOOK, versioning: '', storeTime: null };
