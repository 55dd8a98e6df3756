import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** What is seen of a long list: where it begins and how much, in pixels. */
export type SeenPart = { top: number; height: number };

/**
 * Follow what is seen of a scrolling element.
 * @returns the element's ref, what is seen, and what to call when it scrolls.
 */
export function useSeenPart(): {
  scroller: RefObject<HTMLDivElement>;
  seen: SeenPart;
  measure: () => void;
} {
  const scroller = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<SeenPart>({ top: 0, height: 600 });
  const measure = () => {
    const node = scroller.current;
    if (node && (node.scrollTop !== seen.top || node.clientHeight !== seen.height)) {
      setSeen({ top: node.scrollTop, height: node.clientHeight });
    }
  };
  useLayoutEffect(measure);
  useEffect(() => {
    const resized = new ResizeObserver(measure);
    resized.observe(scroller.current!);
    return () => resized.disconnect();
  });
  return { scroller, seen, measure };
}
