import type { JSX } from 'react';
import type { CellComparison, MatchedCell } from './compareRows';
import type { CompareVoice } from './compareVoice';
import { Disclosure } from './disclosure';
import { TextDiff } from './textDiff';

type SameCellsProps = { cells: MatchedCell[]; comparison: CellComparison; voice: CompareVoice };

/** A run of cells that are the same on both sides, folded. */
export function SameCells({ cells, comparison, voice }: SameCellsProps): JSX.Element {
  const { trans } = voice;
  const { cells: right, language } = comparison.right;
  return (
    <Disclosure
      className="jp-Bookstore-compareSame"
      label={trans._n('%1 unchanged cell', '%1 unchanged cells', cells.length)}
    >
      {() =>
        cells.map(({ right: index }) => {
          const { source, type } = right[index]!;
          const name = trans.__('Cell %1', index + 1);
          return (
            <section
              key={index}
              className="jp-Bookstore-compareCell"
              role="group"
              aria-label={name}
            >
              <header className="jp-Bookstore-compareCellHeader">
                <span className="jp-Bookstore-compareCellName">{name}</span>
              </header>
              <TextDiff
                before={source}
                after={source}
                label={name}
                language={type === 'code' ? language : type}
                voice={voice}
              />
            </section>
          );
        })
      }
    </Disclosure>
  );
}
