import type { JSX } from 'react';
import type { Comparison } from '../../model/fileComparison';
import { whyText, type CompareVoice } from './compareVoice';
import { TextDiff } from './textDiff';

type PlainViewProps = {
  comparison: Extract<Comparison, { kind: 'text' }>;
  names: { left: string; right: string };
  voice: CompareVoice;
};

/** Two files as the texts that they are, and why. */
export function PlainView({ comparison, names, voice }: PlainViewProps): JSX.Element {
  const { trans } = voice;
  const { left, right, why } = comparison;
  return (
    <>
      <p className="jp-Bookstore-compareReason">{whyText(why, names, voice)}</p>
      {left === right ? (
        <div className="jp-Bookstore-compareNote">
          <p>{trans.__('No differences')}</p>
        </div>
      ) : (
        <TextDiff
          before={left}
          after={right}
          label={trans.__('Text of the file')}
          language=""
          voice={voice}
        />
      )}
    </>
  );
}
