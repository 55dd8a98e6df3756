import type { VersionDetails } from '../../model/version';
import type { OpenBookstore } from '../../tokens';
import type { FilePlace } from '../../archive/fileHistory';
import { coalesce } from '../coalesce';

const STAGES = ['published', 'scheduled'] as const;
type Stage = (typeof STAGES)[number];

/** Which versions of a file are published and scheduled. */
export class Stages {
  constructor(
    private readonly bookstore: OpenBookstore,
    private readonly onChange: () => void
  ) {
    this.unwatch = bookstore.lifecycle.onChange(() => this.again());
  }

  dispose(): void {
    this.unwatch();
  }

  /** Another file is shown, or none; of which nothing is known until {@link again}. */
  show(place: FilePlace | null): void {
    this.place = place;
    this.standing = {};
  }

  /** Ask again. */
  again(): void {
    this.look();
  }

  /** What was copied to a stage and stands there; `null` if nothing does or nobody knows. */
  at(stage: Stage): VersionDetails | null {
    return this.standing[stage] ?? null;
  }

  /** The stages at which a version stands. */
  of({ key, versionId }: { key: string; versionId: string }): Stage[] {
    return STAGES.filter(stage => {
      const from = this.at(stage)?.metadata?.from;
      return from?.versionId === versionId && (from.key ?? key) === key;
    });
  }

  private readonly look = coalesce(async () => {
    const { place } = this;
    const found = await Promise.all(STAGES.map(stage => this.ask(stage, place)));
    if (place === this.place) {
      this.standing = { published: found[0]!, scheduled: found[1]! };
      this.onChange();
    }
  });

  private async ask(stage: Stage, place: FilePlace | null): Promise<VersionDetails | null> {
    const { settings, lifecycle } = this.bookstore;
    const isOn = stage === 'published' ? settings.publishing : settings.scheduling;
    if (!isOn || !place?.target || place.path === null) {
      return null;
    }
    try {
      return await lifecycle.standing(place.target, this.bookstore.stageKey(stage, place.path));
    } catch {
      // The listing tells what is wrong with the bucket; rights on this prefix are not needed here.
      return null;
    }
  }

  private place: FilePlace | null = null;
  private standing: Partial<Record<Stage, VersionDetails | null>> = {};
  private readonly unwatch: () => void;
}
