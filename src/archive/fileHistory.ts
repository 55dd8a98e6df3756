import { pathUnder } from '../model/key';
import type { Target } from '../model/target';
import { compareAt } from '../model/save';
import type { Version } from '../model/version';
import type { Lane } from '../outbox/outbox';
import type { History, HistoryDetails, LocalVersion } from './history';

/** What a file is called, and where its versions are. */
export type FilePlace = Lane & {
  target: Target | null;
  /** Contents path; `null` for a name that is known from the bucket alone. */
  path: string | null;
};

/** The versions under one name of a file, newest first, as far as they were looked at. */
export type Chapter = FilePlace & { versions: (LocalVersion | Version)[]; next: string | null };

/** Small: a page of 1,000 blocks the page for a fifth of a second. */
const PAGE_SIZE = 25;

/** Whoever goes on looking gets larger pages, up to what blocks the page for a frame or two. */
const LARGEST_PAGE = 150;

/** A file is not renamed more often; and a circle of names comes to an end. */
const MOST_CHAPTERS = 20;

/** The versions of one file, page by page, also under the names that it had before. */
export class FileHistory {
  /** @param placeBefore - Where a file was before this browser saw it renamed; `null` if it was not. */
  constructor(
    private readonly history: History,
    private readonly place: FilePlace,
    private readonly placeBefore: (path: string) => Promise<FilePlace | null>
  ) {}

  /** Newest name first; empty until {@link refresh}. */
  chapters: Chapter[] = [];

  /** Whether the oldest version is there. */
  isComplete = false;

  /**
   * Look for newer versions.
   * @throws what IVersionStore.list throws; what was known stays.
   */
  async refresh(): Promise<void> {
    const { history, place } = this;
    const page = await history.list(place, place.target, { size: PAGE_SIZE });
    const [newest, ...earlier] = this.chapters;
    const joined = newest && join(page.versions, newest.versions.filter(isStored));
    if (joined) {
      this.chapters = [{ ...newest, versions: joined }, ...earlier];
      return;
    }
    this.chapters = [{ ...place, ...page }];
    this.isComplete = false;
  }

  /**
   * Show what is only in this browser, for example because the store does not answer.
   * What the store told before stays.
   */
  async refreshLocal(): Promise<void> {
    const local = await this.history.local(this.place);
    const [newest, ...earlier] = this.chapters;
    const stored = newest?.versions.filter(isStored) ?? [];
    const next = newest?.next ?? null;
    this.chapters = [{ ...this.place, versions: [...local, ...stored], next }, ...earlier];
  }

  /**
   * Look for one more page of older versions.
   * @throws what IVersionStore.list throws.
   */
  async older(): Promise<void> {
    const chapter = this.chapters.at(-1);
    if (!chapter || this.isComplete) {
      return;
    }
    if (chapter.next !== null) {
      const { length } = chapter.versions;
      const size = Math.min(LARGEST_PAGE, Math.max(PAGE_SIZE, length));
      const options = { after: chapter.next, size };
      const page = await this.history.list(chapter, chapter.target, options);
      chapter.versions = [...chapter.versions, ...page.versions];
      chapter.next = page.next;
    }
    await this.endOfChapter();
  }

  /**
   * What the file was before its first save, once the oldest version is there; `null` too if
   * versions are older, since somebody else had saved it by then.
   * @throws what IVersionStore.head throws.
   */
  async original(): Promise<LocalVersion | null> {
    if (!this.isComplete) {
      return null;
    }
    const chapters = [...this.chapters].reverse();
    const oldest = chapters.find(({ versions }) => versions.length > 0);
    const oldestAt = oldest && (await this.oldestAt(oldest));
    for (const chapter of chapters) {
      const original = await this.history.original(chapter);
      if (original) {
        const { at = '' } = original.metadata;
        return oldestAt === undefined || compareAt(at, oldestAt) < 0 ? original : null;
      }
    }
    return null;
  }

  private async oldestAt(chapter: Chapter): Promise<string> {
    const oldest = chapter.versions.at(-1)!;
    return oldest.kind === 'marker' ? oldest.storedAt : (await this.details(chapter, oldest)).at;
  }

  /** After the oldest version under a name come those under the name before. */
  private async endOfChapter(): Promise<void> {
    const chapter = this.chapters.at(-1);
    if (!chapter || chapter.next !== null) {
      return;
    }
    const before = await this.chapterBefore(chapter);
    const isNew = before && !this.chapters.some(({ key }) => key === before.key);
    if (!isNew || this.chapters.length >= MOST_CHAPTERS) {
      this.isComplete = true;
      return;
    }
    this.chapters = [...this.chapters, before];
    await this.endOfChapter();
  }

  private async chapterBefore(chapter: Chapter): Promise<Chapter | null> {
    const { history } = this;
    const from = await this.origin(chapter);
    const renamed = chapter.path === null ? null : await this.placeBefore(chapter.path);
    const place = from
      ? { bucket: chapter.bucket, target: chapter.target, key: from.key, path: null }
      : renamed;
    if (!place) {
      return null;
    }
    const page = await history.list(place, place.target, { size: PAGE_SIZE });
    // What came later under the old name belongs to another file.
    const start = from ? page.versions.findIndex(each => each.versionId === from.versionId) : 0;
    return { ...place, versions: page.versions.slice(Math.max(0, start)), next: page.next };
  }

  /** The version under another name that the oldest version says it comes after. */
  private async origin(chapter: Chapter): Promise<{ key: string; versionId: string } | null> {
    const oldest = chapter.versions.at(-1);
    if (!oldest || oldest.kind === 'marker') {
      return null;
    }
    const { metadata } = await this.details(chapter, oldest);
    const { key, versionId } = metadata?.from ?? {};
    const isRename = metadata?.how !== 'clone' && metadata?.how !== 'restore';
    const isOurs = key !== undefined && pathUnder(chapter.target?.prefix ?? '', key) !== null;
    return isRename && isOurs && versionId !== undefined ? { key, versionId } : null;
  }

  private details(chapter: Chapter, version: { versionId: string }): Promise<HistoryDetails> {
    return this.history.details(chapter, version.versionId, chapter.target);
  }
}

/** The newest page before what was known; `null` if they do not meet. */
function join(
  page: (LocalVersion | Version)[],
  known: Version[]
): (LocalVersion | Version)[] | null {
  const stored = page.filter(isStored);
  const meets = known[0];
  if (!meets) {
    return null;
  }
  const at = stored.findIndex(({ versionId }) => versionId === meets.versionId);
  return at < 0
    ? null
    : [...page.filter(each => !isStored(each)), ...stored.slice(0, at), ...known];
}

function isStored(version: LocalVersion | Version): version is Version {
  return version.kind !== 'local';
}
