const storageKey = 'convcanvas-secret';

/** The parts of a page's `window` that hold the secret. */
export type SecretPlaces = {
  readonly location: { readonly hash: string; readonly pathname: string; readonly search: string };
  readonly history: { readonly replaceState: (data: unknown, unused: string, url: string) => void };
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>;
};

/**
 * The secret that the host printed in the address. It is taken out of the visible address, where it would end in
 * screenshots and bookmarks, and kept for this tab, so that reloading works. Null: the page was opened without it.
 */
export function takeSecret({ location, history, sessionStorage }: SecretPlaces): string | null {
  const given = location.hash.slice(1);
  if (given === '') return sessionStorage.getItem(storageKey);
  sessionStorage.setItem(storageKey, given);
  history.replaceState(null, '', location.pathname + location.search);
  return given;
}
