/** Images that are shown at once: a row each. */
export const rowsShown = 3;

/** How often other pictures can be shown until the first ones come again. */
export function pagesOf(pictures: readonly unknown[]): number {
  return Math.max(1, Math.floor(pictures.length / rowsShown));
}

/** The pictures of one page. They lie apart in the list, whose neighbours are often of like classes. */
export function choose<T>(pictures: readonly T[], page: number): readonly T[] {
  const pages = pagesOf(pictures);
  return pictures.filter((_, index) => index % pages === page % pages).slice(0, rowsShown);
}
