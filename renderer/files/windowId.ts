const storageKey = 'convcanvas-window';

/**
 * Tells this window or tab from others of the same services. It outlives loading the page again, so that work which was
 * not saved by then is found again.
 */
export function windowId(): string {
  const known = sessionStorage.getItem(storageKey);
  if (known !== null) return known;
  const values = crypto.getRandomValues(new Uint32Array(4));
  const id = [...values].map((value) => value.toString(36)).join('-');
  sessionStorage.setItem(storageKey, id);
  return id;
}
