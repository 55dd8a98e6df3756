import { Notification } from '@jupyterlab/apputils';
import { RejectedError } from '../../model/errors';
import { lastPart } from '../../model/key';
import { parameterNames, readParameters, unknownParameters } from '../../model/parameters';
import { readSchedule } from '../../model/schedule';
import type { VersionDetails } from '../../model/version';
import { askToSchedule } from '../../ui/lifecycle/scheduleDialog';
import type { VersionRef } from '../../ui/versionDrive';
import {
  advance,
  askAndAdvance,
  requireBucket,
  type Source,
  sourceOf,
  type Wanted
} from './advance';
import { answered, orCancelled } from './answered';
import type { VersionArgs } from './chooseVersion';
import type { VersionCommandParts } from './parts';
import { turnedOn } from './turnedOn';
import { versionWords } from './versionWords';

type ScheduleArgs = VersionArgs & {
  cron?: string;
  parameters?: Record<string, unknown>;
  confirmed?: boolean;
};

/** `bookstore:schedule`: copy a version to where the scheduler finds it, with when and with what. */
export function schedule(
  parts: VersionCommandParts,
  args: ScheduleArgs
): Promise<VersionRef | null> {
  return orCancelled(() => askedToSchedule(parts, args));
}

async function askedToSchedule(
  parts: VersionCommandParts,
  args: ScheduleArgs
): Promise<VersionRef | null> {
  const { bookstore, trans } = parts;
  await answered(parts, () => bookstore.targetKnown());
  await requireBucket(bookstore);
  check(args.cron ?? '', args.parameters ?? {}, null);
  if (!(await isOn(parts, args))) {
    return null;
  }
  const source = await sourceOf(parts, args);
  if (!source) {
    return null;
  }
  const to = bookstore.stageKey('scheduled', source.path);
  const names = await answered(parts, () => namesIn(parts, source));
  const stage = { how: 'schedule' as const, to };
  const scheduled = isSilent(args)
    ? await advance(parts, source, { ...stage, ...checked(args, names) })
    : await askAndAdvance(parts, source, stage, (standing, again) =>
        ask(parts, args, { source, to, names, standing, isChanged: again })
      );
  if (scheduled) {
    Notification.success(trans.__('“%1” is scheduled.', lastPart(source.path)), {
      autoClose: 5_000
    });
  }
  return scheduled;
}

type Question = {
  source: Source;
  to: string;
  names: string[] | null;
  standing: VersionDetails | null;
  isChanged: boolean;
};

function isSilent({ cron, parameters, confirmed }: ScheduleArgs): boolean {
  return confirmed === true || (cron !== undefined && parameters !== undefined);
}

function checked({ cron, parameters }: ScheduleArgs, names: string[] | null): Wanted {
  check(cron ?? '', parameters ?? {}, names);
  return { cron, parameters };
}

async function ask(
  { trans }: VersionCommandParts,
  { cron, parameters }: ScheduleArgs,
  { source, to, names, standing, isChanged }: Question
): Promise<Wanted | null> {
  const before = standing?.metadata;
  let answer = {
    cron: cron ?? before?.cron ?? '',
    parameters: textOf(parameters ?? before?.parameters)
  };
  let warning = isChanged
    ? trans.__('Somebody scheduled another version just now. Look again before you go on.')
    : null;
  for (;;) {
    const given = await askToSchedule(
      {
        name: lastPart(source.path),
        source: versionWords(source.details, trans),
        target: `s3://${source.target.bucket}/${to}`,
        standing: standing && versionWords(standing, trans),
        names,
        warning,
        ...answer
      },
      trans
    );
    if (!given) {
      return null;
    }
    try {
      const values = readParameters(given.parameters);
      check(given.cron, values, names);
      return { cron: given.cron.trim(), parameters: values };
    } catch (error) {
      // What was typed stays, with what is wrong about it.
      answer = given;
      warning = (error as Error).message;
    }
  }
}

/** @throws RejectedError if the scheduler could not run it so. */
function check(cron: string, parameters: Record<string, unknown>, names: string[] | null): void {
  if (cron.trim() !== '') {
    readSchedule(cron, new Date());
  }
  const unknown = unknownParameters(parameters, names);
  if (unknown.length > 0) {
    const said = unknown.map(name => `“${name}”`).join(', ');
    throw new RejectedError(`The notebook has no parameter ${said} in its cell of parameters.`);
  }
}

function isOn(parts: VersionCommandParts, { confirmed }: ScheduleArgs): Promise<boolean> {
  const { bookstore, trans } = parts;
  return turnedOn(parts, 'scheduling', {
    title: trans.__('Turn on scheduling?'),
    body: trans.__(
      'Scheduling copies one version of a notebook to “%1”, where a scheduler of your organisation finds it and runs it. Without such a scheduler nothing runs.',
      bookstore.settings.scheduledPrefix
    ),
    confirmed
  });
}

async function namesIn(
  { bookstore }: VersionCommandParts,
  { details, target }: Source
): Promise<string[] | null> {
  const body = await bookstore.storeOf(target).get(details.key, details.versionId);
  return parameterNames(await body.text());
}

function textOf(parameters: Record<string, unknown> | undefined): string {
  return parameters && Object.keys(parameters).length > 0
    ? JSON.stringify(parameters, null, 2)
    : '';
}
