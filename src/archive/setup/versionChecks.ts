import {
  ConflictError,
  ForbiddenError,
  RejectedError,
  TransientError,
  type SetupCheckId
} from '../../model/errors';
import { keyOf } from '../../model/key';
import { CHECK_FOLDER } from '../../model/setupCheck';
import { policyFix } from '../../model/setupFixes';
import { sha256Hex } from '../../model/sha256';
import type { Condition } from '../../store/versionStore';
import type { CheckBoard } from './checkBoard';
import type { SetupCheckParts } from './checkSetup';
import type { Written } from './writing';

/** Nobody's: no MD5 is all zeros. */
const STALE_ETAG = `"${'0'.repeat(32)}"`;

/** What can be done with a version that stands, each on its own. Destroying it is tried last. */
export async function checkVersions(
  parts: SetupCheckParts,
  written: Written,
  board: CheckBoard
): Promise<void> {
  const steps: [id: SetupCheckId, step: Step, needsId?: boolean][] = [
    ['conditional', checkConditional],
    ['list', checkList],
    ['read', checkRead, true],
    ['checksum', checkChecksum],
    ['copy', checkCopy, true],
    ['tags', checkTags, true],
    ['delete', checkDelete, true]
  ];
  for (const [id, step, needsId] of steps) {
    if (needsId && !written.versionId) {
      continue;
    }
    try {
      await step(parts, written, board);
    } catch (error) {
      board.stumble(id, error as Error, policyFix(parts.subject));
    }
  }
}

type Step = (parts: SetupCheckParts, written: Written, board: CheckBoard) => Promise<void>;

async function checkConditional(
  { probe }: SetupCheckParts,
  { key, text }: Written,
  board: CheckBoard
) {
  const conditions: Condition[] = [{ ifNoneMatch: '*' }, { ifMatch: STALE_ETAG }];
  for (const condition of conditions) {
    const header = 'ifMatch' in condition ? 'If-Match' : 'If-None-Match';
    const isRefused = await refuses(() => probe.put(key, text, { condition }), ConflictError);
    if (!isRefused) {
      board.fail(
        'conditional',
        `The store takes no notice of ${header}: two writers could put versions in the wrong order.`,
        `The store must answer 412 to a PUT whose ${header} does not hold, as Amazon S3 does: update it, or use another one.`
      );
      return;
    }
  }
  board.pass('conditional', 'A write whose condition does not hold is refused.');
}

async function checkList(
  { store }: SetupCheckParts,
  { key, versionId }: Written,
  board: CheckBoard
) {
  const { versions } = await store.list(key, { size: 20 });
  if (versions.some(each => each.versionId === versionId || !versionId)) {
    board.pass('list', 'Versions are listed.');
  } else {
    board.fail('list', 'The version just written is not in the list of versions.', '');
  }
}

async function checkRead(
  { store }: SetupCheckParts,
  { key, versionId, text }: Written,
  board: CheckBoard
) {
  const read = await (await store.get(key, versionId)).text();
  if (read === text) {
    board.pass('read', 'A version is read by its id, byte for byte.');
  } else {
    board.fail('read', 'What is read by its id is not what was written.', '');
  }
}

async function checkChecksum(
  { probe }: SetupCheckParts,
  { key, text }: Written,
  board: CheckBoard
) {
  const sha256 = await sha256Hex(new Blob(['other bytes']));
  if (await refuses(() => probe.put(key, text, { sha256 }), RejectedError)) {
    board.pass('checksum', 'Bytes that do not match their SHA-256 are refused.');
  } else {
    board.fail(
      'checksum',
      'The store takes bytes that do not match their SHA-256: what breaks on the way would be kept.',
      'The store must check x-amz-checksum-sha256, as Amazon S3 does: update it, or use another one.'
    );
  }
}

async function checkCopy(
  { subject, probe }: SetupCheckParts,
  { key, versionId }: Written,
  board: CheckBoard
) {
  if (!subject.copies) {
    board.pass('copy', 'Publishing and scheduling are off: nothing is copied.');
    return;
  }
  const to = keyOf(subject.target.prefix, `${CHECK_FOLDER}/copy.txt`);
  await probe.copy({ key, versionId }, to);
  board.pass(
    'copy',
    'A version is copied by its id. Tried in the workspace only: rights on the other prefixes show at the first publishing.'
  );
}

async function checkTags(
  { store, now }: SetupCheckParts,
  { key, versionId }: Written,
  board: CheckBoard
) {
  const value = String(now());
  await store.setTags(key, versionId, { 'bookstore-name': value });
  const tags = await store.tags(key, versionId);
  if (tags['bookstore-name'] === value) {
    board.pass('tags', 'Versions can be named and pinned.');
  } else {
    board.fail('tags', 'A tag that was set is not there: names and pins would be lost.', '');
  }
}

async function checkDelete(
  { subject, probe }: SetupCheckParts,
  { key, versionId }: Written,
  board: CheckBoard
) {
  try {
    if (await refuses(() => probe.destroy(key, versionId), ForbiddenError)) {
      board.pass('delete', 'These keys cannot destroy a version.');
    } else {
      board.fail(
        'delete',
        'These keys can destroy versions, and just destroyed one of this check: nobody’s keys should.',
        policyFix(subject)
      );
    }
  } catch (error) {
    if (!(error instanceof TransientError)) {
      throw error;
    }
    board.unknown(
      'delete',
      `Whether these keys can destroy versions is not to be seen from here; CORS rules may keep the request from being sent. ${error.message}`
    );
  }
}

/** Whether a request is refused as it should be. Other errors are passed on. */
async function refuses(
  request: () => Promise<unknown>,
  Refusal: new (message: string) => Error
): Promise<boolean> {
  try {
    await request();
    return false;
  } catch (error) {
    if (error instanceof Refusal) {
      return true;
    }
    throw error;
  }
}
