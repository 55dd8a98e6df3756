import { Notification } from '@jupyterlab/apputils';
import { lastPart } from '../../model/key';
import { compareOutlines, outlineOf } from '../../model/outline';
import { describeTarget } from '../../model/describeTarget';
import type { Target } from '../../model/target';
import type { VersionDetails } from '../../model/version';
import { askToPublish } from '../../ui/lifecycle/publishDialog';
import type { VersionRef } from '../../ui/versionDrive';
import { CommandIds } from '../commandIds';
import { advance, askAndAdvance, requireBucket, type Source, sourceOf } from './advance';
import { answered, orCancelled } from './answered';
import type { VersionArgs } from './chooseVersion';
import type { VersionCommandParts } from './parts';
import { turnedOn } from './turnedOn';
import { versionWords } from './versionWords';

/** Larger notebooks are not fetched to say what differs. */
const MOST_COMPARED_BYTES = 5_000_000;

type PublishArgs = VersionArgs & { note?: string; confirmed?: boolean };

/** `bookstore:publish`: copy a version to where the organisation reads it. */
export function publish(parts: VersionCommandParts, args: PublishArgs): Promise<VersionRef | null> {
  return orCancelled(() => askedToPublish(parts, args));
}

async function askedToPublish(
  parts: VersionCommandParts,
  args: PublishArgs
): Promise<VersionRef | null> {
  const { bookstore, trans } = parts;
  await answered(parts, () => bookstore.targetKnown());
  const target = await requireBucket(bookstore);
  if (!(await isOn(parts, args, target))) {
    return null;
  }
  const source = await sourceOf(parts, args);
  if (!source) {
    return null;
  }
  const to = bookstore.stageKey('published', source.path);
  const isSilent = args.note !== undefined || args.confirmed === true;
  const stage = { how: 'publish' as const, to };
  const published = isSilent
    ? await advance(parts, source, { ...stage, note: args.note })
    : await askAndAdvance(parts, source, stage, async (standing, again) => {
        const note = await askToPublish(factsOf(parts, source, to, standing, again), trans);
        return note === null ? null : { note };
      });
  if (published) {
    sayPublished(parts, source.path, published);
  }
  return published;
}

function isOn(
  parts: VersionCommandParts,
  { confirmed }: PublishArgs,
  target: Target
): Promise<boolean> {
  const { bookstore, trans } = parts;
  return turnedOn(parts, 'publishing', {
    title: trans.__('Turn on publishing?'),
    body: trans.__(
      'Publishing copies one version of a notebook to “%1” in %2. Everybody who may read that place can read it there. Drafts stay where they are, and you can unpublish at any time.',
      bookstore.settings.publishedPrefix,
      describeTarget(target)
    ),
    confirmed
  });
}

function factsOf(
  parts: VersionCommandParts,
  { details, path, target }: Source,
  to: string,
  standing: VersionDetails | null,
  isChanged: boolean
) {
  const { trans } = parts;
  return {
    name: lastPart(path),
    source: versionWords(details, trans),
    target: `s3://${target.bucket}/${to}`,
    standing: standing && versionWords(standing, trans),
    isSame: standing?.metadata?.from?.versionId === details.versionId,
    difference: () => difference(parts, target, standing!, details),
    warning: isChanged
      ? trans.__('Somebody published another version just now. Look again before you go on.')
      : null
  };
}

async function difference(
  { bookstore, trans }: VersionCommandParts,
  target: Target,
  before: VersionDetails,
  after: VersionDetails
): Promise<string> {
  if (before.sizeBytes + after.sizeBytes > MOST_COMPARED_BYTES) {
    return trans.__('These notebooks are too large to be compared here.');
  }
  const store = bookstore.storeOf(target);
  const bodies = [before, after].map(({ key, versionId }) => store.get(key, versionId));
  const [old, fresh] = (await Promise.all(bodies)).map(async body => outlineOf(await body.text()));
  const [from, to] = [await old, await fresh];
  if (!from || !to) {
    return trans.__('One of them is no notebook.');
  }
  const { delta, outputsOnly } = compareOutlines(from, to);
  const [added, changed, removed] = delta;
  if (outputsOnly) {
    return trans.__('Only outputs');
  }
  const count = added + changed + removed;
  const changes = [added && `+${added}`, changed && `~${changed}`, removed && `−${removed}`];
  return count === 0
    ? trans.__('No cell')
    : `${changes.filter(Boolean).join(' ')} ${trans._n('cell', 'cells', count)}`;
}

function sayPublished(
  { app, trans }: VersionCommandParts,
  path: string,
  published: VersionRef
): void {
  Notification.success(trans.__('“%1” is published.', lastPart(path)), {
    autoClose: 10_000,
    actions: [
      {
        label: trans.__('Copy Link'),
        callback: () =>
          void app.commands.execute(CommandIds.copyReference, { ...published, as: 'link' })
      }
    ]
  });
}
