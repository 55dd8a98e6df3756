import { createHash } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import {
  anyPut,
  expect,
  type LabPage,
  notebook,
  settled,
  test,
  USER,
  withBookstore
} from '../browser/harness';
import { median, record, spreadOf } from './results';
import { scopedClient } from './scopedClient';
import { signed, type Signed } from './signed';

const KEYS = 50;
const SAVES_PER_KEY = 20;
const SAVES = KEYS * SAVES_PER_KEY;
const SIZE_BYTES = 50_000;
/** Keys at once, as many as the uploader takes. */
const AT_ONCE = 4;
const ROUNDS = 3;
const FOLDER = `workspace/${USER}/drain`;
/** What the way to the store and back takes, in ms: none, and that to a region nearby. */
const DISTANCES_MS = [0, 40];

type Save = { path: string; at: string; sizeBytes: number; sha256: string };

/** PUTs a second, the extension's and bare ones, and what the extension asked the store for. */
type Round = { drained: number; bare: number; requests: Record<string, number> };

for (const distanceMs of DISTANCES_MS) {
  test(`1,000 saves that waited while a store ${distanceMs} ms away was down`, async ({
    bucket,
    credentials,
    lab,
    labPage,
    wire
  }) => {
    // The first save finds out where saves go.
    await labPage.saveContents('first.ipynb', notebook());
    await settled(labPage);
    const client = await scopedClient(credentials, wire.endpoint);
    const puts = await Promise.all(
      Array.from({ length: KEYS }, (_, key) =>
        signed(client, new PutObjectCommand({ Bucket: bucket.name, Key: `${FOLDER}/bare-${key}` }))
      )
    );

    /** How many PUTs were answered a second while `work` was under way. */
    const rateOf = async (work: () => Promise<unknown>): Promise<number> => {
      wire.requests.length = 0;
      const begun = Date.now();
      await work();
      const answered = wire.requests.filter(each => anyPut(each) && each.status === 200);
      expect(answered).toHaveLength(SAVES);
      return (SAVES * 1000) / (Math.max(...answered.map(({ doneAt }) => doneAt!)) - begun);
    };

    wire.delay(distanceMs, anyPut);

    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const text = notebook({ sizeBytes: SIZE_BYTES });
      const bare = await rateOf(() =>
        labPage.app(putBarely, { puts, text, each: SAVES_PER_KEY, atOnce: AT_ONCE })
      );
      await wire.down();
      for (let save = 0; save < SAVES_PER_KEY; save++) {
        await capture(labPage, writeAll(lab, round, save));
      }
      await wire.up();
      const drained = await rateOf(async () => {
        await labPage.execute('bookstore:retry-uploads');
        await settled(labPage);
      });
      rounds.push({ drained, bare, requests: countMethods(wire.requests) });
    }
    expect(await bucket.count(`${FOLDER}-`)).toBe(SAVES * ROUNDS);
    const ratios = rounds.map(({ drained, bare }) => drained / bare);
    record({
      what: `rate of 1,000 waiting saves of 50 kB ÷ bare PUTs, 50 keys, 4 at once, a store ${distanceMs} ms away`,
      measured: `${median(ratios).toFixed(2)} × (${spreadOf(
        rounds.map(({ drained }) => drained),
        '/s'
      )} to ${spreadOf(
        rounds.map(({ bare }) => bare),
        '/s'
      )})`,
      aim: '≥ 0.80 ×',
      holds: median(ratios) >= 0.8,
      data: rounds
    });
  });
}

/** Write each file anew, behind Jupyter's back: its own saves would take most of the time. */
function writeAll(
  lab: { write(path: string, text: string): void },
  round: number,
  save: number
): Save[] {
  return Array.from({ length: KEYS }, (_, key) => {
    const path = `drain-${key}.ipynb`;
    const text = notebook({ sizeBytes: SIZE_BYTES, seed: `${round}/${save}/${key}` });
    lab.write(path, text);
    return {
      path,
      at: new Date(Date.UTC(2026, 0, 1 + round, 0, save)).toISOString(),
      sizeBytes: text.length,
      sha256: createHash('sha256').update(text).digest('hex')
    };
  });
}

/** Hand saves over as documents do that know the hashes of their files. */
async function capture(labPage: LabPage, saves: Save[]): Promise<void> {
  const kept = await withBookstore(
    labPage,
    async ({ capture, ready }, saves) => {
      await ready;
      const all = saves.map(({ sha256, ...save }) =>
        capture.saved({ ...save, how: 'auto', proof: Promise.resolve(sha256) })
      );
      return (await Promise.all(all)).filter(Boolean).length;
    },
    saves
  );
  expect(kept).toBe(saves.length);
}

/** Put bytes under each key again and again, each time when the one before is there. */
async function putBarely(
  _: any,
  { puts, text, each, atOnce }: { puts: Signed[]; text: string; each: number; atOnce: number }
): Promise<void> {
  const body = new Blob([text]);
  const waiting = [...puts];
  const lane = async () => {
    for (let put = waiting.shift(); put; put = waiting.shift()) {
      for (let times = 0; times < each; times++) {
        const { url, method, headers } = put;
        const answer = await fetch(url, { method, headers, body });
        if (!answer.ok || !answer.headers.get('x-amz-version-id')) {
          throw new Error(`bare PUT: ${answer.status}`);
        }
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

function countMethods(requests: { method: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { method } of requests) {
    counts[method] = (counts[method] ?? 0) + 1;
  }
  return counts;
}
