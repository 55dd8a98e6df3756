import { type RefObject, useEffect } from 'react';

/** Hand on the focus that a widget got before there was anything in it. */
export function useEarlyFocus(element: RefObject<HTMLElement>): void {
  useEffect(() => {
    const { activeElement, body } = document;
    if (activeElement !== body && activeElement?.contains(element.current)) {
      element.current!.focus();
    }
  }, [element]);
}
