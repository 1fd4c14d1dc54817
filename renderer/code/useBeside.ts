import { type RefObject, useLayoutEffect, useState } from 'react';

/** From this width on canvas and code stand side by side, in pixels: a layer or two more than code of whole lines. */
const WIDE = 960;

/** Whether there is room for the code beside the canvas. */
export function useBeside(area: RefObject<HTMLElement | null>): boolean {
  const [beside, setBeside] = useState(false);
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null) return;
    const measure = () => setBeside(element.clientWidth >= WIDE);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [area]);
  return beside;
}
