import { VDomModel } from '@jupyterlab/ui-components';
import type { IDisposable } from '@lumino/disposable';
import { compareFiles, type Comparison } from '../../model/fileComparison';
import { describeError, type ErrorDescription } from '../../model/errors';
import { coalesce } from '../coalesce';
import type { ComparedSide, SideContent } from './comparedSide';
import type { WorkingCopy } from './workingCopy';

/** Two sides and what differs between them, the older one at the left. */
export class CompareModel extends VDomModel {
  constructor(
    readonly left: ComparedSide,
    readonly right: ComparedSide,
    private readonly options: {
      /** Whether the file's name is one of a notebook. */
      isNotebook: boolean;
      /** Where cells are brought back to; `null` where there is no such file. */
      workingCopy: WorkingCopy | null;
    }
  ) {
    super();
    const sides = [left, right];
    this.following = sides.flatMap(side => side.follow?.(() => this.refresh()) ?? []);
  }

  override dispose(): void {
    this.following.forEach(each => each.dispose());
    super.dispose();
  }

  /**
   * Read both sides for the first time, or again after that failed.
   * @throws what the sides throw; it is kept to be shown, too.
   */
  async load(): Promise<void> {
    this.failure = null;
    this.stateChanged.emit();
    try {
      await this.look();
    } catch (error) {
      this.failure = describeError(error as Error);
      throw error;
    } finally {
      this.emit();
    }
  }

  /** Look soon whether a side changed. */
  readonly refresh = coalesce(async () => {
    // A failure is shown.
    await this.load().catch(() => undefined);
  });

  get canBringBack(): boolean {
    return this.options.workingCopy !== null;
  }

  /** Put a cell of the left side back into the working copy. */
  async bringBack(index: number): Promise<void> {
    const { comparison } = this;
    const { workingCopy } = this.options;
    if (comparison?.kind !== 'cells' || !workingCopy) {
      return;
    }
    // As the view calls it.
    const change = comparison.changes.find(each => 'left' in each && each.left === index);
    const cell = (change && 'right' in change ? change.right : index) + 1;
    try {
      await workingCopy.bringBack(comparison.left, index);
      this.broughtBack = { cell, failure: null };
    } catch (error) {
      this.broughtBack = { cell, failure: describeError(error as Error) };
    }
    this.refresh();
    this.emit();
  }

  sides: { left: SideContent; right: SideContent } | null = null;
  comparison: Comparison | null = null;
  failure: ErrorDescription | null = null;
  /** The last cell that was asked to be brought back. */
  broughtBack: { cell: number; failure: ErrorDescription | null } | null = null;

  private async look(): Promise<void> {
    const before = this.sides;
    // Versions never change.
    const left = before && !this.left.follow ? before.left : await this.left.read();
    const right = before && !this.right.follow ? before.right : await this.right.read();
    this.sides = toldApart(left, right);
    if (before?.left.text !== left.text || before.right.text !== right.text) {
      this.comparison = compareFiles(left.text, right.text, this.options.isNotebook);
    }
  }

  private emit(): void {
    if (!this.isDisposed) {
      this.stateChanged.emit();
    }
  }

  private readonly following: IDisposable[];
}

function toldApart(left: SideContent, right: SideContent) {
  const isSame = left.name === right.name;
  const long = (side: SideContent) =>
    isSame ? { ...side, name: side.longName ?? side.name } : side;
  return { left: long(left), right: long(right) };
}
