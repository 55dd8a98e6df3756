import type { JSX } from 'react';
import type { ViewableCell } from '../../model/viewableNotebook';
import type { CompareVoice } from './compareVoice';
import { outputImages } from './outputImages';
import { readableOutputs } from './readableJson';
import { TextDiff } from './textDiff';

type OutputsDiffProps = {
  before: ViewableCell | null;
  after: ViewableCell | null;
  voice: CompareVoice;
};

/** What two runs of a cell put out: pictures that differ side by side, the rest as text. */
export function OutputsDiff({ before, after, voice }: OutputsDiffProps): JSX.Element {
  const { trans } = voice;
  const [old, now] = [outputImages(before), outputImages(after)];
  const pairs = Array.from({ length: Math.max(old.length, now.length) }, (_, at) => ({
    number: at + 1,
    before: old[at],
    after: now[at]
  })).filter(pair => pair.before !== pair.after);
  return (
    <>
      {pairs.map(({ number, before: left, after: right }) => (
        <div key={number} className="jp-Bookstore-compareImages">
          <Picture url={left} side="removed" caption={trans.__('Picture %1 before', number)} />
          <Picture url={right} side="added" caption={trans.__('Picture %1 after', number)} />
        </div>
      ))}
      <TextDiff
        before={before && readableOutputs(before)}
        after={after && readableOutputs(after)}
        label={trans.__('Outputs, as JSON')}
        language="json"
        voice={voice}
      />
    </>
  );
}

type PictureProps = { url: string | undefined; side: string; caption: string };

function Picture({ url, side, caption }: PictureProps): JSX.Element {
  return (
    <figure data-side={side}>
      <figcaption>{caption}</figcaption>
      {url ? <img src={url} alt={caption} /> : <span aria-hidden="true">–</span>}
    </figure>
  );
}
