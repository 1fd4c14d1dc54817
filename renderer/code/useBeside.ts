import { type RefObject, useLayoutEffect, useState } from 'react';
import { useSettingsStore } from '../state/settingsStore';
import { keepInView } from './keepInView';

/** From this width on canvas and code stand side by side, in pixels: a layer or two more than code of whole lines. */
const WIDE = 960;

/** Whether there is room for the code beside the canvas. */
export function useBeside(area: RefObject<HTMLElement | null>): boolean {
  const [beside, setBeside] = useState(false);
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null) return;
    let now = element.clientWidth >= WIDE;
    setBeside(now);
    const observer = new ResizeObserver(() => {
      const next = element.clientWidth >= WIDE;
      if (next === now) return;
      now = next;
      if (useSettingsStore.getState().settings.codeOpen) keepInView(() => setBeside(next));
      else setBeside(next);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [area]);
  return beside;
}
