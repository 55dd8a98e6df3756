import { decodeTagText, encodeTagText } from './tagText';

/** What people say of a version afterwards: the only thing about it that ever changes. */
export type VersionTags = {
  /** Empty for none. */
  name: string;
  pinned: boolean;
};

/** All tags of an object, other tools' too. */
export type ObjectTags = Record<string, string>;

/** Tags that get another value; `null` takes one away. What is not named stays. */
export type ObjectTagsChange = Record<string, string | null>;

export const NO_TAGS: VersionTags = { name: '', pinned: false };

const NAME = 'bookstore-name';
const PINNED = 'bookstore-pinned';

/** What the tags of an object say of the version. */
export function readTags(tags: ObjectTags): VersionTags {
  return { name: decodeTagText(tags[NAME] ?? ''), pinned: tags[PINNED] === 'true' };
}

/**
 * What a change means for the tags of an object.
 * @throws RejectedError if the name does not fit, naming the limit.
 */
export function tagsChange({ name, pinned }: Partial<VersionTags>): ObjectTagsChange {
  return {
    ...(name !== undefined && { [NAME]: encodeTagText(name) || null }),
    ...(pinned !== undefined && { [PINNED]: pinned ? 'true' : null })
  };
}

/** Tags after a change. */
export function changedTags(tags: ObjectTags, change: ObjectTagsChange): ObjectTags {
  const all = Object.entries({ ...tags, ...change });
  return Object.fromEntries(all.filter((tag): tag is [string, string] => tag[1] !== null));
}

/** The tags of a version that is yet to be stored. */
export function newTags(tags: VersionTags): ObjectTags {
  return changedTags({}, tagsChange(tags));
}
