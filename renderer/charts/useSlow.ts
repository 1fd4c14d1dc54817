import { useEffect, useState } from 'react';
import type { Signal } from './Signal';

/**
 * Renders anew when `changed` fires, at most once in `interval` milliseconds, and last after the last change: for
 * figures that people read, not for curves. Answers a number that differs each time.
 */
export function useSlow(changed: Signal, interval: number): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stopListening = changed.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = null;
        setVersion((before) => before + 1);
      }, interval);
    });
    return () => {
      stopListening();
      if (timer !== null) clearTimeout(timer);
    };
  }, [changed, interval]);
  return version;
}
