import { type RefObject, useEffect } from 'react';

/**
 * Hand on the focus that a widget got before there was anything in it.
 * @param isReady - Something is in the element.
 */
export function useEarlyFocus(element: RefObject<HTMLElement>, isReady = true): void {
  useEffect(() => {
    const { activeElement, body } = document;
    if (isReady && activeElement !== body && activeElement?.contains(element.current)) {
      element.current!.focus();
    }
  }, [element, isReady]);
}
