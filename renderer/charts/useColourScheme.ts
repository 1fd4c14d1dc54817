import { useSyncExternalStore } from 'react';
import type { ColourScheme } from './runColours';

const dark = '(prefers-color-scheme: dark)';

/** The scheme that is shown: `data-theme` of the page where it is set, the system's otherwise. For what is drawn on a canvas. */
export function useColourScheme(): ColourScheme {
  return useSyncExternalStore(subscribe, currentScheme);
}

function currentScheme(): ColourScheme {
  const { theme } = document.documentElement.dataset;
  if (theme === 'dark' || theme === 'light') return theme;
  return window.matchMedia(dark).matches ? 'dark' : 'light';
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const media = window.matchMedia(dark);
  media.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    media.removeEventListener('change', listener);
  };
}
