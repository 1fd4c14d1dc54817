import { type RefObject, useEffect } from 'react';
import { useSettingsStore } from '../state/settingsStore';
import { panBy, zoomAt } from './viewport';
import { type Device, guessDevice, wheelAction } from './wheel';

/** The wheel zooms or pans the canvas, also over a node; what scrolls by itself (menus, search) is left alone. */
export function useWheel(area: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    let guess: Device = 'mouse';
    const turn = (event: WheelEvent) => {
      if (event.target instanceof Element && event.target.closest('.react-flow') === null) return;
      event.preventDefault();
      guess = guessDevice(event, guess);
      const action = wheelAction(event, useSettingsStore.getState().settings.pointer, guess);
      if (action.kind === 'zoom') zoomAt(action.factor, { x: event.clientX, y: event.clientY });
      else panBy(action.dx, action.dy);
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [area]);
}
