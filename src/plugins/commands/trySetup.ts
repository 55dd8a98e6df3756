import { CheckBoard } from '../../archive/setup/checkBoard';
import { checkSetup } from '../../archive/setup/checkSetup';
import type { CheckResult } from '../../model/setupCheck';
import { settingsFix, type SetupSubject } from '../../model/setupFixes';
import { resolvePrefix, targetOf } from '../../model/settings';
import type { Target } from '../../model/target';
import type { IBookstore } from '../../tokens';
import type { SetupPlace } from '../../ui/setup/setupModel';

/** Check the set-up that the settings name, whether or not it has taken effect. */
export async function trySetup(
  bookstore: IBookstore,
  onResult: (result: CheckResult) => void = () => undefined
): Promise<CheckResult[]> {
  const note = bookstore.setup.beginCheck();
  const checks = await tryTarget(bookstore, onResult);
  note(checks);
  return checks;
}

async function tryTarget(
  bookstore: IBookstore,
  onResult: (result: CheckResult) => void
): Promise<CheckResult[]> {
  const { settings, user } = bookstore;
  const board = new CheckBoard(onResult);
  let target: Target | null;
  try {
    target = targetOf(settings, user);
  } catch (error) {
    const named = settings.workspacePrefix.replaceAll('{user}', 'me');
    const isNameless = named !== settings.workspacePrefix;
    const fix = isNameless ? settingsFix({ workspacePrefix: named }) : '';
    board.fail('bucket', (error as Error).message, fix);
    return board.finish();
  }
  if (!target) {
    const reason = 'No bucket is set: saves stay in this browser until the settings name one.';
    board.fail('bucket', reason, settingsFix({ bucket: 'my-notebooks', region: settings.region }));
    return board.finish();
  }
  const parts = {
    subject: subjectOf(bookstore, target),
    probe: bookstore.probeOf(target),
    store: bookstore.storeOf(target),
    now: Date.now
  };
  return checkSetup(parts, onResult);
}

/** What is checked, in words of the settings. */
export function setupPlace({ settings, user }: IBookstore): SetupPlace {
  const { bucket, endpoint, region, workspacePrefix } = settings;
  return {
    bucket,
    endpoint: endpoint || `Amazon S3, ${region}`,
    origin: location.origin,
    workspacePrefix: user ? resolvePrefix(workspacePrefix, user) : workspacePrefix
  };
}

function subjectOf({ settings, user }: IBookstore, target: Target): SetupSubject {
  const { publishedPrefix, scheduledPrefix, publishing, scheduling, credentials } = settings;
  const resolved = (prefix: string) => (user ? resolvePrefix(prefix, user) : prefix);
  return {
    target,
    publishedPrefix: resolved(publishedPrefix),
    scheduledPrefix: resolved(scheduledPrefix),
    sharedPrefix: publishedPrefix.split('{user}')[0]!.replace(/\/+$/, ''),
    copies: publishing || scheduling,
    credentials,
    origin: location.origin
  };
}
