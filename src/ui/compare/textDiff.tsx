import { type JSX, useEffect, useRef, useState } from 'react';
import type { CompareVoice } from './compareVoice';
import { createTextView, isLong, LONGEST_SHOWN } from './textView';

type TextDiffProps = {
  /** `null` for a side that does not exist. */
  before: string | null;
  after: string | null;
  label: string;
  language: string;
  voice: CompareVoice;
};

/** How far from what can be seen texts are laid out, as the observer wants it. */
const NEAR = '800px';

/** In pixels; only until the text is laid out. */
const LINE_HEIGHT_PX = 18;
const TALLEST_PX = 600;

/** Two texts as one, with what changed marked; laid out when it comes near to being seen. */
export function TextDiff({ before, after, label, language, voice }: TextDiffProps): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  const [isFolded, setFolded] = useState(true);
  const { trans, languages } = voice;
  useEffect(() => {
    const observer = new IntersectionObserver(
      entries => setNear(near => near || entries.some(each => each.isIntersecting)),
      { rootMargin: NEAR }
    );
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (isNear) {
      const options = { before, after, label, language, languages, isFolded, trans };
      const view = createTextView(place.current!, options);
      return () => view.destroy();
    }
    return undefined;
  }, [isNear, before, after, label, language, languages, isFolded, trans]);

  const lines = ((after ?? before)!.split('\n', 100).length + 1) * LINE_HEIGHT_PX;
  const isCut = (before?.length ?? 0) > LONGEST_SHOWN || (after?.length ?? 0) > LONGEST_SHOWN;
  return (
    <div className="jp-Bookstore-compareText" data-side={sideOf(before, after)}>
      <div ref={place} style={isNear ? {} : { minHeight: Math.min(lines, TALLEST_PX) }} />
      {isLong(before, after) && isFolded && (
        <button type="button" className="jp-Bookstore-compareLink" onClick={() => setFolded(false)}>
          {trans.__('Show All Lines')}
        </button>
      )}
      {isCut && (
        <p className="jp-Bookstore-compareHint">
          {trans.__('Only the first %1 characters are shown.', LONGEST_SHOWN.toLocaleString())}
        </p>
      )}
    </div>
  );
}

function sideOf(before: string | null, after: string | null): string {
  return before === null ? 'added' : after === null ? 'removed' : 'both';
}
