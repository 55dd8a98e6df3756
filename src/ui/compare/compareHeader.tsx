import { moveDownIcon, moveUpIcon } from '@jupyterlab/ui-components';
import type { JSX } from 'react';
import type { SideContent } from './comparedSide';
import type { ChangeCounts } from './compareRows';
import type { CompareVoice } from './compareVoice';

type CompareHeaderProps = {
  sides: { left: SideContent; right: SideContent };
  /** `null` for a comparison of plain text. */
  counts: ChangeCounts | null;
  /** Go to the next (1) or previous (-1) change. */
  go: (step: 1 | -1) => void;
  voice: CompareVoice;
};

/** Which two are compared, and in how much they differ. */
export function CompareHeader({ sides, counts, go, voice }: CompareHeaderProps): JSX.Element {
  const { trans } = voice;
  return (
    <div className="jp-Bookstore-compareHeader">
      <div className="jp-Bookstore-compareSides">
        <Side content={sides.left} side="removed" mark="−" />
        <Side content={sides.right} side="added" mark="+" />
      </div>
      {counts && counts.all > 0 && (
        <div className="jp-Bookstore-compareMoves">
          <span className="jp-Bookstore-compareCount">
            {trans._n('%1 change', '%1 changes', counts.all)}
          </span>
          <button
            type="button"
            className="jp-mod-styled jp-mod-minimal"
            title={trans.__('Previous Change (Shift+F7)')}
            aria-label={trans.__('Previous Change')}
            aria-keyshortcuts="Shift+F7"
            onClick={() => go(-1)}
          >
            <moveUpIcon.react tag="span" width="16px" height="16px" />
          </button>
          <button
            type="button"
            className="jp-mod-styled jp-mod-minimal"
            title={trans.__('Next Change (F7)')}
            aria-label={trans.__('Next Change')}
            aria-keyshortcuts="F7"
            onClick={() => go(1)}
          >
            <moveDownIcon.react tag="span" width="16px" height="16px" />
          </button>
        </div>
      )}
    </div>
  );
}

type SideProps = { content: SideContent; side: string; mark: string };

function Side({ content, side, mark }: SideProps): JSX.Element {
  return (
    <div className="jp-Bookstore-compareSide" data-side={side} title={content.caption}>
      <span className="jp-Bookstore-compareMark" aria-hidden="true">
        {mark}
      </span>
      {content.name}
    </div>
  );
}
