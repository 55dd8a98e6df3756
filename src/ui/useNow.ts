import { useEffect, useState } from 'react';

/** The time it is. Draws again when the day is over: what was today is yesterday then. */
export function useNow(): Date {
  const [, drawAgain] = useState(0);
  const now = new Date();
  const midnight = new Date(now).setHours(24, 0, 0, 0);
  useEffect(() => {
    const timer = setTimeout(() => drawAgain(midnight), midnight - Date.now());
    return () => clearTimeout(timer);
  }, [midnight]);
  return now;
}
